<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar_EG">
<context>
    <name>AboutPanel</name>
    <message>
        <source>Hearth %1</source>
        <translation>Hearth %1</translation>
    </message>
    <message>
        <source>%1 GB of memory, %2 GB free</source>
        <translation>الذاكرة %1 ج.ب، المتاح %2 ج.ب</translation>
    </message>
    <message>
        <source>1 processor core</source>
        <translation>نواة معالج واحدة</translation>
    </message>
    <message numerus="yes">
        <source>%n processor cores</source>
        <translation>
            <numerusform>%n نواة معالج</numerusform>
            <numerusform>نواة معالج واحدة</numerusform>
            <numerusform>نواتا معالج</numerusform>
            <numerusform>%n أنوية معالج</numerusform>
            <numerusform>%n نواة معالج</numerusform>
            <numerusform>%n نواة معالج</numerusform>
        </translation>
    </message>
    <message>
        <source>No address in a network</source>
        <translation>لا عنوان على الشبكة</translation>
    </message>
    <message>
        <source>The addresses of this TV in the home</source>
        <translation>عناوين هذا التلفزيون في المنزل</translation>
    </message>
    <message>
        <source>Set up again</source>
        <translation>الإعداد من جديد</translation>
    </message>
    <message>
        <source>Language, network, phone, films, who watches. Nothing is lost.</source>
        <translation>اللغة والشبكة والهاتف والأفلام ومن يشاهد. لا يضيع شيء.</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>التشخيص</translation>
    </message>
    <message>
        <source>What runs here, and what was noted last</source>
        <translation>ما يعمل هنا وآخر ما دُوّن</translation>
    </message>
    <message>
        <source>Started once</source>
        <translation>بدأ مرة واحدة</translation>
    </message>
    <message numerus="yes">
        <source>Started %n times</source>
        <translation>
            <numerusform>لم يبدأ</numerusform>
            <numerusform>بدأ مرة واحدة</numerusform>
            <numerusform>بدأ مرتين</numerusform>
            <numerusform>بدأ %n مرات</numerusform>
            <numerusform>بدأ %n مرة</numerusform>
            <numerusform>بدأ %n مرة</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing unusual was noted</source>
        <translation>لم يُدوَّن شيء غير معتاد</translation>
    </message>
</context>
<context>
    <name>AccountPage</name>
    <message>
        <source>Address</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>المنفذ</translation>
    </message>
    <message>
        <source>User</source>
        <translation>المستخدم</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>كلمة المرور</translation>
    </message>
    <message>
        <source>On the appliance&apos;s page: Configuration, Configure MQTT. Host, port, user and password as here; Topic is %1; Full Topic stays as it is.</source>
        <translation>في صفحة الجهاز: Configuration ثم Configure MQTT. المضيف والمنفذ والمستخدم وكلمة المرور كما هنا؛ Topic هو %1؛ ويبقى Full Topic كما هو.</translation>
    </message>
    <message>
        <source>On Zigbee2MQTT&apos;s page: Settings, MQTT. Server mqtt://address:port, user and password as here; the base topic stays zigbee2mqtt. Switch Home Assistant integration on.</source>
        <translation>في صفحة Zigbee2MQTT: ‏Settings ثم MQTT. الخادم mqtt://العنوان:المنفذ، والمستخدم وكلمة المرور كما هنا؛ ويبقى الموضوع الأساسي zigbee2mqtt. شغّل تكامل Home Assistant.</translation>
    </message>
    <message>
        <source>In the appliance&apos;s YAML, below mqtt: broker, port, username and password as here; topic_prefix is %1; discovery stays on.</source>
        <translation>في ملف YAML للجهاز تحت mqtt: ‏broker وport وusername وpassword كما هنا؛ topic_prefix هو %1؛ وتبقى discovery مشغّلة.</translation>
    </message>
    <message>
        <source>On the appliance&apos;s page: Settings, MQTT. Server address:port, user and password as here; MQTT prefix is %1; RPC and status notifications over MQTT on.</source>
        <translation>في صفحة الجهاز: Settings ثم MQTT. الخادم العنوان:المنفذ، والمستخدم وكلمة المرور كما هنا؛ بادئة MQTT هي %1؛ مع تشغيل RPC وإشعارات الحالة عبر MQTT.</translation>
    </message>
    <message>
        <source>On the appliance&apos;s page: Config, Sync Interfaces, MQTT. Broker, port, username and password as here; Device Topic is wled/%1.</source>
        <translation>في صفحة الجهاز: Config ثم Sync Interfaces ثم MQTT. الوسيط والمنفذ والمستخدم وكلمة المرور كما هنا؛ Device Topic هو wled/%1.</translation>
    </message>
    <message>
        <source>In the appliance&apos;s MQTT settings. Its topics begin with %1; discovery for Home Assistant is on.</source>
        <translation>في إعدادات MQTT للجهاز. تبدأ مواضيعه بـ %1؛ مع تشغيل الاكتشاف لـ Home Assistant.</translation>
    </message>
    <message>
        <source>Enter this in the appliance</source>
        <translation>أدخل هذا في الجهاز</translation>
    </message>
    <message>
        <source>A grown-up can see this.</source>
        <translation>يمكن لشخص بالغ رؤية هذا.</translation>
    </message>
    <message>
        <source>Appliances of the home&apos;s network do not reach the TV yet.</source>
        <translation>لا تصل أجهزة شبكة المنزل إلى التلفاز بعد.</translation>
    </message>
    <message>
        <source>Encrypted at port %1; the certificate&apos;s fingerprint is in Settings, Appliances.</source>
        <translation>مشفر بالمنفذ %1؛ بصمة الشهادة في الإعدادات، الأجهزة.</translation>
    </message>
    <message>
        <source>Encrypted only; the appliance must take the TV&apos;s own certificate.</source>
        <translation>مشفر فقط؛ يجب أن يقبل الجهاز شهادة التلفاز الخاصة.</translation>
    </message>
    <message>
        <source>Let them reach the TV</source>
        <translation>السماح لها بالوصول إلى التلفاز</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>إزالته</translation>
    </message>
    <message>
        <source>Take %1 away?</source>
        <translation>إزالة %1؟</translation>
    </message>
    <message>
        <source>The appliance that uses it is put out at once.</source>
        <translation>يُفصل الجهاز الذي يستخدمه فورًا.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>الاحتفاظ به</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Turn on</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Dim</source>
        <translation>تعتيم</translation>
    </message>
    <message>
        <source>Brighten</source>
        <translation>زيادة السطوع</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>قفل</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>فتح القفل</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>بدء</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Send to its dock</source>
        <translation>إرسال إلى القاعدة</translation>
    </message>
    <message>
        <source>light lights lamp lamps</source>
        <translation>ضوء أضواء مصباح مصابيح إضاءة</translation>
    </message>
    <message>
        <source>All lights</source>
        <translation>كل الأضواء</translation>
    </message>
    <message>
        <source>lights on</source>
        <translation>أضئ الأنوار</translation>
    </message>
    <message>
        <source>lights off</source>
        <translation>أطفئ الأنوار</translation>
    </message>
    <message>
        <source>darker</source>
        <translation>أعتم خفّت</translation>
    </message>
    <message>
        <source>brighter</source>
        <translation>أكثر سطوعا</translation>
    </message>
</context>
<context>
    <name>AgeMarks</name>
    <message>
        <source>For everybody</source>
        <translation>للجميع</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>من %1</translation>
    </message>
</context>
<context>
    <name>AlbumPage</name>
    <message>
        <source>Photo %1</source>
        <translation>صورة %1</translation>
    </message>
    <message>
        <source>These photos are not here any more</source>
        <translation>لم تعد هذه الصور هنا</translation>
    </message>
    <message>
        <source>Their folder was removed, or its disk is away.</source>
        <translation>أُزيل مجلدها أو أن قرصها غير موصول.</translation>
    </message>
</context>
<context>
    <name>AppKeyboard</name>
    <message>
        <source>Password</source>
        <translation>كلمة المرور</translation>
    </message>
</context>
<context>
    <name>AppLayer</name>
    <message>
        <source>Starting …</source>
        <translation>جارٍ التشغيل…</translation>
    </message>
</context>
<context>
    <name>AppPage</name>
    <message>
        <source>%1 MB</source>
        <translation>%1 م.ب</translation>
    </message>
    <message>
        <source>%1 KB</source>
        <translation>%1 ك.ب</translation>
    </message>
    <message>
        <source>the whole Internet</source>
        <translation>الإنترنت كله</translation>
    </message>
    <message>
        <source>game pads</source>
        <translation>أذرع التحكم</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>الصوت</translation>
    </message>
    <message>
        <source>seeing appliances</source>
        <translation>رؤية الأجهزة</translation>
    </message>
    <message>
        <source>driving appliances</source>
        <translation>التحكم في الأجهزة</translation>
    </message>
    <message>
        <source>%1 · signed by its maker and checked by Hearth</source>
        <translation>%1 · موقّع من صانعه وتحقق منه Hearth</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>جهاز التحكم</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Installing · %1 of %2</source>
        <translation>جارٍ التثبيت · %1 من %2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>تثبيت</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>End</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Asks for nothing</source>
        <translation>لا يطلب شيئًا</translation>
    </message>
    <message>
        <source>Asks for: %1</source>
        <translation>يطلب: %1</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>إزالة %1؟</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>الاحتفاظ به</translation>
    </message>
    <message>
        <source>Remove it and what it saved</source>
        <translation>إزالته مع ما حفظه</translation>
    </message>
</context>
<context>
    <name>ApplianceControl</name>
    <message>
        <source>Asking …</source>
        <translation>يُسأل…</translation>
    </message>
    <message>
        <source>%1 · OK: %2</source>
        <translation>%1 · موافق: %2</translation>
    </message>
</context>
<context>
    <name>AppliancePage</name>
    <message>
        <source>Off</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>جارٍ الطلب…</translation>
    </message>
    <message>
        <source>Room %1</source>
        <translation>الغرفة %1</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>درجة الحرارة</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>الوضع</translation>
    </message>
    <message>
        <source>Fan</source>
        <translation>المروحة</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>الطاقة</translation>
    </message>
    <message>
        <source>On</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>السطوع</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>بدء</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>الباب</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>مفتوح</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>مغلق</translation>
    </message>
    <message>
        <source>No picture has come yet</source>
        <translation>لم تصل صورة بعد</translation>
    </message>
    <message>
        <source>It names an address of a picture. Nothing is fetched from there without your consent.</source>
        <translation>يذكر عنوان صورة. لا يُجلب شيء من هناك دون موافقتك.</translation>
    </message>
    <message>
        <source>Picture of %1</source>
        <translation>صورة من %1</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>أقل</translation>
    </message>
    <message>
        <source>More</source>
        <translation>المزيد</translation>
    </message>
    <message>
        <source>Settings and readings: %1</source>
        <translation>الإعدادات والقراءات: %1</translation>
    </message>
    <message>
        <source>Take %1 out?</source>
        <translation>إخراج %1؟</translation>
    </message>
    <message>
        <source>It does not answer, so it must be reset before it can be added again.</source>
        <translation>لا يجيب، لذا يجب إعادة ضبطه قبل إضافته من جديد.</translation>
    </message>
    <message>
        <source>To use it again it has to be added again.</source>
        <translation>لاستخدامه مجددًا تجب إضافته من جديد.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>الإبقاء عليه</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>إخراجه</translation>
    </message>
    <message>
        <source>Share with a phone</source>
        <translation>مشاركة مع هاتف</translation>
    </message>
    <message>
        <source>Show the code</source>
        <translation>عرض الرمز</translation>
    </message>
    <message>
        <source>Take it out of the home</source>
        <translation>إخراجه من المنزل</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
</context>
<context>
    <name>ApplianceWords</name>
    <message>
        <source>Off</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Cooling</source>
        <translation>تبريد</translation>
    </message>
    <message>
        <source>Heating</source>
        <translation>تدفئة</translation>
    </message>
    <message>
        <source>Drying</source>
        <translation>تجفيف</translation>
    </message>
    <message>
        <source>Fan</source>
        <translation>تهوية</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>تلقائي</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>هادئ</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>منخفض</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>متوسط</translation>
    </message>
    <message>
        <source>High</source>
        <translation>مرتفع</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>يعمل</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>متوقف مؤقتًا</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>انتهى</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>يحتاج إلى انتباه</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>خامل</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>غير متاح</translation>
    </message>
    <message numerus="yes">
        <source>%n min left</source>
        <translation>
            <numerusform>بقي %n دقيقة</numerusform>
            <numerusform>بقيت دقيقة</numerusform>
            <numerusform>بقيت دقيقتان</numerusform>
            <numerusform>بقيت %n دقائق</numerusform>
            <numerusform>بقي %n دقيقة</numerusform>
            <numerusform>بقي %n دقيقة</numerusform>
        </translation>
    </message>
    <message>
        <source>On</source>
        <translation>يعمل</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>مفتوح</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>مغلق</translation>
    </message>
    <message>
        <source>It does not answer now</source>
        <translation>لا يستجيب الآن</translation>
    </message>
    <message>
        <source>Room %1, set to %2</source>
        <translation>الغرفة %1، مضبوط على %2</translation>
    </message>
    <message>
        <source>Room %1</source>
        <translation>الغرفة %1</translation>
    </message>
    <message>
        <source>Door open</source>
        <translation>الباب مفتوح</translation>
    </message>
    <message>
        <source>Door closed</source>
        <translation>الباب مغلق</translation>
    </message>
    <message>
        <source>Open since %1</source>
        <translation>مفتوح منذ %1</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>بدء</translation>
    </message>
    <message>
        <source>More</source>
        <translation>المزيد</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>يُفتح…</translation>
    </message>
    <message>
        <source>Closing …</source>
        <translation>يُغلق…</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>متوقف</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>مقفل</translation>
    </message>
    <message>
        <source>Locking …</source>
        <translation>يُقفل…</translation>
    </message>
    <message>
        <source>Unlocked</source>
        <translation>غير مقفل</translation>
    </message>
    <message>
        <source>Unlocking …</source>
        <translation>يُفتح القفل…</translation>
    </message>
    <message>
        <source>Jammed</source>
        <translation>عالق</translation>
    </message>
    <message>
        <source>Disarmed</source>
        <translation>غير مفعّل</translation>
    </message>
    <message>
        <source>Disarming …</source>
        <translation>يُعطَّل…</translation>
    </message>
    <message>
        <source>Armed, at home</source>
        <translation>مفعّل، أنتم في البيت</translation>
    </message>
    <message>
        <source>Armed, away</source>
        <translation>مفعّل، أنتم خارج البيت</translation>
    </message>
    <message>
        <source>Armed for the night</source>
        <translation>مفعّل لليل</translation>
    </message>
    <message>
        <source>Armed, on holiday</source>
        <translation>مفعّل، في العطلة</translation>
    </message>
    <message>
        <source>Armed in part</source>
        <translation>مفعّل جزئيًا</translation>
    </message>
    <message>
        <source>Arming …</source>
        <translation>يُفعَّل…</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>في الانتظار</translation>
    </message>
    <message>
        <source>Alarm!</source>
        <translation>إنذار!</translation>
    </message>
    <message>
        <source>Cleaning</source>
        <translation>ينظّف</translation>
    </message>
    <message>
        <source>Mowing</source>
        <translation>يجزّ العشب</translation>
    </message>
    <message>
        <source>At its dock</source>
        <translation>في قاعدته</translation>
    </message>
    <message>
        <source>On its way back</source>
        <translation>في طريق العودة</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>افتح</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>أغلق</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>أوقف</translation>
    </message>
    <message>
        <source>Lock it</source>
        <translation>اقفل</translation>
    </message>
    <message>
        <source>Unlock it</source>
        <translation>افتح القفل</translation>
    </message>
    <message>
        <source>Disarm it</source>
        <translation>عطّل</translation>
    </message>
    <message>
        <source>Arm at home</source>
        <translation>فعّل وأنتم في البيت</translation>
    </message>
    <message>
        <source>Arm, away</source>
        <translation>فعّل عند الخروج</translation>
    </message>
    <message>
        <source>Arm for the night</source>
        <translation>فعّل لليل</translation>
    </message>
    <message>
        <source>Arm, on holiday</source>
        <translation>فعّل للعطلة</translation>
    </message>
    <message>
        <source>Arm in part</source>
        <translation>فعّل جزئيًا</translation>
    </message>
    <message>
        <source>Sound the alarm</source>
        <translation>أطلق الإنذار</translation>
    </message>
    <message>
        <source>Back to its dock</source>
        <translation>إلى قاعدته</translation>
    </message>
    <message>
        <source>Let it call</source>
        <translation>اجعله ينادي</translation>
    </message>
    <message>
        <source>Clean here</source>
        <translation>نظّف هنا</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>ثبّت</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>السرعة</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>الوضع</translation>
    </message>
    <message>
        <source>Swing</source>
        <translation>التأرجح</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>الاتجاه</translation>
    </message>
    <message>
        <source>Target humidity</source>
        <translation>الرطوبة المطلوبة</translation>
    </message>
    <message>
        <source>Humidity</source>
        <translation>الرطوبة</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>النشاط</translation>
    </message>
    <message>
        <source>Tilt</source>
        <translation>الميل</translation>
    </message>
    <message>
        <source>Suction</source>
        <translation>قوة الشفط</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>الأزرار</translation>
    </message>
    <message>
        <source>Valve</source>
        <translation>الصمام</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>الستارة</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>القفل</translation>
    </message>
    <message>
        <source>Alarm panel</source>
        <translation>لوحة الإنذار</translation>
    </message>
    <message>
        <source>Robot</source>
        <translation>الروبوت</translation>
    </message>
    <message>
        <source>Doorbell</source>
        <translation>جرس الباب</translation>
    </message>
    <message>
        <source>Button</source>
        <translation>زر</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>تحديث</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>التشغيل</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>غير معروف بعد</translation>
    </message>
    <message>
        <source>OK: do it</source>
        <translation>موافق: نفّذ</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>لا شيء بعد</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 في %2</translation>
    </message>
    <message>
        <source>Is being installed</source>
        <translation>يجري التثبيت</translation>
    </message>
    <message>
        <source>%1 can be installed</source>
        <translation>يمكن تثبيت %1</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>نعم</translation>
    </message>
    <message>
        <source>No</source>
        <translation>لا</translation>
    </message>
    <message>
        <source>At home</source>
        <translation>في البيت</translation>
    </message>
    <message>
        <source>Room temperature</source>
        <translation>حرارة الغرفة</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>الحرارة</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>السطوع</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>الباب</translation>
    </message>
    <message>
        <source>%1 at %2 from this TV</source>
        <translation>%1 في %2 من هذا التلفزيون</translation>
    </message>
    <message>
        <source>%1 at %2 from this TV, by %3</source>
        <translation>%1 في %2 من هذا التلفزيون، بواسطة %3</translation>
    </message>
    <message>
        <source>%1 at %2 by a phone</source>
        <translation>%1 في %2 من هاتف</translation>
    </message>
    <message>
        <source>%1 at %2 by %3</source>
        <translation>%1 في %2 بواسطة %3</translation>
    </message>
    <message>
        <source>%1 at %2 by a program of the home</source>
        <translation>%1 في %2 بواسطة برنامج في المنزل</translation>
    </message>
    <message>
        <source>%1 at %2 at the appliance itself</source>
        <translation>%1 في %2 من الجهاز نفسه</translation>
    </message>
    <message>
        <source>%1 before %2; who did it was not seen</source>
        <translation>%1 قبل %2؛ ولم يُعرف من فعل ذلك</translation>
    </message>
    <message>
        <source>Turned on</source>
        <translation>شُغّل</translation>
    </message>
    <message>
        <source>Turned off</source>
        <translation>أُطفئ</translation>
    </message>
    <message>
        <source>Set to %1</source>
        <translation>ضُبط على %1</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>غُيّر</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>بدأ</translation>
    </message>
    <message>
        <source>As it was last heard</source>
        <translation>كما وردت آخر حالة</translation>
    </message>
    <message>
        <source>It has told nothing yet</source>
        <translation>لم يُبلغ بشيء بعد</translation>
    </message>
</context>
<context>
    <name>AppliancesPanel</name>
    <message>
        <source>Only this TV</source>
        <translation>هذا التلفاز فقط</translation>
    </message>
    <message>
        <source>With a password</source>
        <translation>بكلمة مرور</translation>
    </message>
    <message>
        <source>Encrypted only</source>
        <translation>مشفر فقط</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>شيء آخر</translation>
    </message>
    <message>
        <source>What is added?</source>
        <translation>ما الذي يُضاف؟</translation>
    </message>
    <message>
        <source>That is no address of a broker</source>
        <translation>هذا ليس عنوان وسيط</translation>
    </message>
    <message>
        <source>Does it ask for a name?</source>
        <translation>هل يطلب اسمًا؟</translation>
    </message>
    <message>
        <source>Yes, with a password</source>
        <translation>نعم، مع كلمة مرور</translation>
    </message>
    <message>
        <source>No</source>
        <translation>لا</translation>
    </message>
    <message>
        <source>Name on the broker</source>
        <translation>الاسم لدى الوسيط</translation>
    </message>
    <message>
        <source>Password of %1</source>
        <translation>كلمة مرور %1</translation>
    </message>
    <message>
        <source>Which broker do appliances use?</source>
        <translation>أي وسيط تستخدمه الأجهزة؟</translation>
    </message>
    <message>
        <source>The TV&apos;s own</source>
        <translation>وسيط التلفاز</translation>
    </message>
    <message>
        <source>One that the home has already</source>
        <translation>وسيط موجود في المنزل</translation>
    </message>
    <message>
        <source>Address of the broker</source>
        <translation>عنوان الوسيط</translation>
    </message>
    <message>
        <source>Add an appliance</source>
        <translation>إضافة جهاز</translation>
    </message>
    <message>
        <source>Appliances of the home&apos;s network</source>
        <translation>أجهزة شبكة المنزل</translation>
    </message>
    <message>
        <source>None of them reaches the TV&apos;s broker now.</source>
        <translation>لا يصل أي منها الآن إلى وسيط التلفاز.</translation>
    </message>
    <message>
        <source>They reach it at %1, port %2, or encrypted at port %3.</source>
        <translation>تصل إليه على %1 بالمنفذ %2، أو مشفرًا بالمنفذ %3.</translation>
    </message>
    <message>
        <source>They reach it at %1, encrypted at port %2.</source>
        <translation>تصل إليه على %1 مشفرًا بالمنفذ %2.</translation>
    </message>
    <message>
        <source>Who may reach the TV&apos;s broker?</source>
        <translation>من يمكنه الوصول إلى وسيط التلفاز؟</translation>
    </message>
    <message>
        <source>Nobody is let in without a password, and each account sees what is its own.</source>
        <translation>لا يدخل أحد دون كلمة مرور، ويرى كل حساب ما يخصه فقط.</translation>
    </message>
    <message>
        <source>Fingerprint of the TV&apos;s certificate (SHA-256)</source>
        <translation>بصمة شهادة التلفاز (SHA-256)</translation>
    </message>
    <message>
        <source>Use the home&apos;s broker %1</source>
        <translation>استخدام وسيط المنزل %1</translation>
    </message>
    <message>
        <source>The TV&apos;s own broker</source>
        <translation>وسيط التلفاز الخاص</translation>
    </message>
    <message>
        <source>The home&apos;s broker at %1</source>
        <translation>وسيط المنزل على %1</translation>
    </message>
    <message>
        <source>It works.</source>
        <translation>إنه يعمل.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>تغيير</translation>
    </message>
    <message>
        <source>Zigbee appliances</source>
        <translation>أجهزة Zigbee</translation>
    </message>
    <message>
        <source>Lets one join, names and removes them.</source>
        <translation>يتيح الانضمام والتسمية والإزالة.</translation>
    </message>
    <message>
        <source>Matter appliance</source>
        <translation>جهاز Matter</translation>
    </message>
    <message>
        <source>Matter asks for the appliance&apos;s code; the others get a name and a password of their own for the TV&apos;s broker.</source>
        <translation>يطلب Matter رمز الجهاز؛ وتحصل البقية على اسم وكلمة مرور خاصين بوسيط التلفاز.</translation>
    </message>
    <message>
        <source>By its Matter code, or with a name and a password that are to be entered in it.</source>
        <translation>برمز Matter الخاص به، أو باسم وكلمة مرور يُدخلان فيه.</translation>
    </message>
</context>
<context>
    <name>BatteriesPage</name>
    <message>
        <source>Weak batteries</source>
        <translation>بطاريات ضعيفة</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>منخفضة</translation>
    </message>
    <message>
        <source>No weak batteries</source>
        <translation>لا بطاريات ضعيفة</translation>
    </message>
    <message>
        <source>What runs on batteries has enough for now.</source>
        <translation>ما يعمل بالبطاريات لديه ما يكفي الآن.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
</context>
<context>
    <name>BluetoothPanel</name>
    <message>
        <source>Remote</source>
        <translation>جهاز التحكم</translation>
    </message>
    <message>
        <source>Game pad</source>
        <translation>ذراع تحكم</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>صوت</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>لوحة مفاتيح</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>هاتف</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>جهاز</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>متصل</translation>
    </message>
    <message>
        <source>Battery %1 %</source>
        <translation>البطارية %1%</translation>
    </message>
    <message>
        <source>This TV has no Bluetooth, or BlueZ does not run.</source>
        <translation>لا يوجد بلوتوث في هذا التلفزيون، أو أن BlueZ لا يعمل.</translation>
    </message>
    <message>
        <source>Looking for devices …</source>
        <translation>جارٍ البحث عن أجهزة…</translation>
    </message>
    <message>
        <source>Look for devices</source>
        <translation>البحث عن أجهزة</translation>
    </message>
    <message>
        <source>Hold the pairing key of the remote until its light blinks.</source>
        <translation>اضغط مطولًا على زر الإقران في جهاز التحكم حتى يومض ضوؤه.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>نسيان</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>إقران</translation>
    </message>
    <message>
        <source>Pairing with %1 …</source>
        <translation>جارٍ الإقران مع %1…</translation>
    </message>
    <message>
        <source>Forget %1?</source>
        <translation>نسيان %1؟</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>الاحتفاظ به</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>نسيانه</translation>
    </message>
</context>
<context>
    <name>CoursePage</name>
    <message>
        <source>Begin again</source>
        <translation>البدء من جديد</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>ابدأ</translation>
    </message>
    <message>
        <source>Go on, %1</source>
        <translation>متابعة، %1</translation>
    </message>
    <message>
        <source>Begin with lesson 1</source>
        <translation>ابدأ بالدرس 1</translation>
    </message>
    <message>
        <source>Go on with part %1</source>
        <translation>متابعة الجزء %1</translation>
    </message>
    <message>
        <source>Go on with lesson %1</source>
        <translation>متابعة الدرس %1</translation>
    </message>
    <message>
        <source>Go on watching</source>
        <translation>متابعة المشاهدة</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>من البداية</translation>
    </message>
    <message>
        <source>I have not done this</source>
        <translation>لم أنجز هذا</translation>
    </message>
    <message>
        <source>I have done this</source>
        <translation>أنجزت هذا</translation>
    </message>
    <message>
        <source>Before the chapters</source>
        <translation>قبل الفصول</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>الفصل</translation>
    </message>
    <message>
        <source>Last done on %1</source>
        <translation>آخر مرة: %1</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>الفصول</translation>
    </message>
    <message>
        <source>This workout is not here any more</source>
        <translation>لم يعد هذا التمرين هنا</translation>
    </message>
    <message>
        <source>This course is not here any more</source>
        <translation>لم تعد هذه الدورة هنا</translation>
    </message>
    <message>
        <source>Its files were removed, or their disk is away.</source>
        <translation>أُزيلت ملفاته، أو أن قرصها غير متصل.</translation>
    </message>
</context>
<context>
    <name>DangerAlert</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>لا شيء آخر</numerusform>
            <numerusform>واحد آخر</numerusform>
            <numerusform>اثنان آخران</numerusform>
            <numerusform>%n أخرى</numerusform>
            <numerusform>%n أخرى</numerusform>
            <numerusform>%n أخرى</numerusform>
        </translation>
    </message>
    <message>
        <source>OK</source>
        <translation>موافق</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>عرض</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>I have seen it</source>
        <translation>رأيت ذلك</translation>
    </message>
</context>
<context>
    <name>EnergyPage</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 إلى %2</translation>
    </message>
    <message>
        <source>No price</source>
        <translation>بلا سعر</translation>
    </message>
    <message>
        <source>What does a kilowatt-hour cost?</source>
        <translation>كم سعر الكيلوواط ساعة؟</translation>
    </message>
    <message>
        <source>By day, from 06:00</source>
        <translation>نهارًا، من 06:00</translation>
    </message>
    <message>
        <source>And by night?</source>
        <translation>وليلًا؟</translation>
    </message>
    <message>
        <source>From 22:00 to 06:00</source>
        <translation>من 22:00 إلى 06:00</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>الطاقة</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>الفترة</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>يوم</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>أسبوع</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>شهر</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>أبكر</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>لاحقًا</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>الأسعار</translation>
    </message>
    <message>
        <source>Set prices</source>
        <translation>تحديد الأسعار</translation>
    </message>
    <message>
        <source>Now %1</source>
        <translation>الآن %1</translation>
    </message>
    <message>
        <source>Nothing was used in this time, or nobody measured it.</source>
        <translation>لم يُستهلك شيء في هذه الفترة، أو لم يقسه أحد.</translation>
    </message>
    <message>
        <source>Nothing measures energy yet</source>
        <translation>لا شيء يقيس الطاقة بعد</translation>
    </message>
    <message>
        <source>A plug or a meter that tells its power or its energy shows up here by itself.</source>
        <translation>يظهر هنا تلقائيًا أي مقبس أو عدّاد يُبلغ عن قدرته أو طاقته.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
</context>
<context>
    <name>EpisodeRow</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>تمت المشاهدة</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>A currency has at most %1 signs</source>
        <translation>للعملة %1 من الرموز على الأكثر</translation>
    </message>
    <message>
        <source>A tariff has at most %1 prices</source>
        <translation>للتعرفة %1 من الأسعار على الأكثر</translation>
    </message>
    <message>
        <source>A price begins at a full hour, 0 to 23</source>
        <translation>يبدأ السعر عند ساعة كاملة، من 0 إلى 23</translation>
    </message>
    <message>
        <source>A kilowatt-hour costs from 0 to %1</source>
        <translation>يكلّف الكيلوواط ساعة من 0 إلى %1</translation>
    </message>
    <message>
        <source>Two prices begin at %1:00</source>
        <translation>يبدأ سعران عند %1:00</translation>
    </message>
    <message>
        <source>Too much waits for the way to the appliances already</source>
        <translation>هناك أوامر كثيرة تنتظر الوصول إلى الأجهزة</translation>
    </message>
    <message>
        <source>Try again in a moment</source>
        <translation>حاول مجددًا بعد لحظة</translation>
    </message>
    <message>
        <source>A newer wish took its place</source>
        <translation>حلّ محلّه أمر أحدث</translation>
    </message>
    <message>
        <source>It cannot be asked for this by Matter</source>
        <translation>لا يمكن طلب ذلك منه عبر Matter</translation>
    </message>
    <message>
        <source>It has no &quot;%1&quot; any more</source>
        <translation>لم يعد لديه &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Make the appliance look for its home again, as its leaflet says</source>
        <translation>اجعل الجهاز يبحث عن منزله من جديد كما في دليله</translation>
    </message>
    <message>
        <source>See that the code belongs to this appliance</source>
        <translation>تأكد من أن الرمز لهذا الجهاز</translation>
    </message>
    <message>
        <source>See that it has power and is near enough, and try again</source>
        <translation>تأكد من أنه موصول بالكهرباء وقريب، ثم حاول مجددًا</translation>
    </message>
    <message>
        <source>Matter is starting</source>
        <translation>يبدأ تشغيل Matter</translation>
    </message>
    <message>
        <source>It has not been seen since the start</source>
        <translation>لم يظهر منذ بدء التشغيل</translation>
    </message>
    <message>
        <source>Another appliance is being added</source>
        <translation>تجري إضافة جهاز آخر</translation>
    </message>
    <message>
        <source>Wait until it is here</source>
        <translation>انتظر حتى تكتمل إضافته</translation>
    </message>
    <message>
        <source>The code is on the appliance or in its leaflet: MT: and letters, or 11 digits</source>
        <translation>الرمز على الجهاز أو في دليله: MT: وحروف، أو 11 رقمًا</translation>
    </message>
    <message>
        <source>%1 can be set from %2 to %3%4</source>
        <translation>يمكن ضبط %1 من %2 إلى %3%4</translation>
    </message>
    <message>
        <source>%1 is set in steps of %2%3</source>
        <translation>يُضبط %1 بخطوات من %2%3</translation>
    </message>
    <message>
        <source>%1 knows %2</source>
        <translation>يعرف %1: ‏%2</translation>
    </message>
    <message>
        <source>%1 takes a text of %2 to %3 characters</source>
        <translation>يقبل %1 نصًا من %2 إلى %3 حرفًا</translation>
    </message>
    <message>
        <source>The %1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>%1 has no &quot;%2&quot;</source>
        <translation>ليس لدى %1 &quot;%2&quot;</translation>
    </message>
    <message>
        <source>%1 cannot be told to %2 from here</source>
        <translation>لا يمكن أن يُطلب من %1 هنا &quot;%2&quot;</translation>
    </message>
    <message>
        <source>%1 only tells this</source>
        <translation>%1 يُخبر بهذا فقط</translation>
    </message>
    <message>
        <source>%1 can be on or off</source>
        <translation>%1 إما مشغَّل أو مطفأ</translation>
    </message>
    <message>
        <source>%1 takes no temperature</source>
        <translation>لا يقبل %1 درجة حرارة</translation>
    </message>
    <message>
        <source>A code has at most %1 signs</source>
        <translation>للرمز %1 من الخانات على الأكثر</translation>
    </message>
    <message>
        <source>It cannot be told this from here</source>
        <translation>لا يمكن طلب ذلك منه من هنا</translation>
    </message>
    <message>
        <source>The home&apos;s broker refused the name or the password</source>
        <translation>رفض وسيط المنزل الاسم أو كلمة المرور</translation>
    </message>
    <message>
        <source>The home&apos;s broker does not speak this version of MQTT</source>
        <translation>وسيط المنزل لا يدعم إصدار MQTT هذا</translation>
    </message>
    <message>
        <source>The home&apos;s broker is not ready</source>
        <translation>وسيط المنزل غير جاهز</translation>
    </message>
    <message>
        <source>The home&apos;s broker refused the connection (%1)</source>
        <translation>رفض وسيط المنزل الاتصال (%1)</translation>
    </message>
    <message>
        <source>The home&apos;s broker does not answer</source>
        <translation>وسيط المنزل لا يستجيب</translation>
    </message>
    <message>
        <source>The certificates for the home&apos;s broker cannot be read</source>
        <translation>تتعذر قراءة شهادات وسيط المنزل</translation>
    </message>
    <message>
        <source>The home&apos;s broker shows a certificate that is not trusted</source>
        <translation>يعرض وسيط المنزل شهادة غير موثوقة</translation>
    </message>
    <message>
        <source>The home&apos;s broker did not answer in time</source>
        <translation>لم يستجب وسيط المنزل في الوقت المناسب</translation>
    </message>
    <message>
        <source>It cannot be told this from here yet: %1</source>
        <translation>لا يمكن طلب ذلك منه من هنا بعد: %1</translation>
    </message>
    <message>
        <source>There is no network of appliances here</source>
        <translation>لا توجد هنا شبكة أجهزة</translation>
    </message>
    <message>
        <source>This appliance is not here any more</source>
        <translation>لم يعد هذا الجهاز هنا</translation>
    </message>
    <message>
        <source>A name has at most %1 characters</source>
        <translation>للاسم %1 من الحروف على الأكثر</translation>
    </message>
    <message>
        <source>It is not used</source>
        <translation>غير مستخدم</translation>
    </message>
    <message>
        <source>The %1 has no &quot;%2&quot;</source>
        <translation>ليس لدى %1 &quot;%2&quot;</translation>
    </message>
    <message>
        <source>Nothing reaches it now</source>
        <translation>لا يمكن الوصول إليه الآن</translation>
    </message>
    <message>
        <source>The %1 does not answer</source>
        <translation>%1 لا يستجيب</translation>
    </message>
    <message>
        <source>Check that it has power</source>
        <translation>تأكد من أنه موصول بالكهرباء</translation>
    </message>
    <message>
        <source>No Zigbee2MQTT is heard on the home&apos;s broker</source>
        <translation>لا يُسمع Zigbee2MQTT على وسيط المنزل</translation>
    </message>
    <message>
        <source>Add it in Settings, Appliances</source>
        <translation>أضفه في الإعدادات، الأجهزة</translation>
    </message>
    <message>
        <source>No history is kept now</source>
        <translation>لا يُحفظ السجل حاليًا</translation>
    </message>
    <message>
        <source>Zigbee2MQTT does not answer</source>
        <translation>‏Zigbee2MQTT لا يستجيب</translation>
    </message>
    <message>
        <source>Check that it runs and that its stick is plugged in</source>
        <translation>تأكد من أنه يعمل وأن محوّله موصول</translation>
    </message>
    <message>
        <source>A name has 1 to 80 characters, and none of / + #</source>
        <translation>للاسم من 1 إلى 80 حرفًا من دون / + #</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 بايت</translation>
    </message>
    <message>
        <source>Zigbee2MQTT refused: %1</source>
        <translation>رفض Zigbee2MQTT:‏ %1</translation>
    </message>
    <message>
        <source>Bring the appliance near and try again</source>
        <translation>قرّب الجهاز وحاول مجددًا</translation>
    </message>
    <message>
        <source>This appliance is not in the Zigbee network</source>
        <translation>هذا الجهاز ليس في شبكة Zigbee</translation>
    </message>
    <message>
        <source>Zigbee2MQTT is not asked for that</source>
        <translation>لا يُطلب ذلك من Zigbee2MQTT</translation>
    </message>
    <message>
        <source>The %1 is not running</source>
        <translation>%1 لا يعمل</translation>
    </message>
    <message>
        <source>The %1 did not answer in time</source>
        <translation>لم يستجب %1 في الوقت المناسب</translation>
    </message>
    <message>
        <source>This set has no store</source>
        <translation>ليس لهذا الجهاز متجر</translation>
    </message>
    <message>
        <source>There is no such appliance</source>
        <translation>لا يوجد جهاز كهذا</translation>
    </message>
    <message>
        <source>Nothing here can be asked for that</source>
        <translation>لا شيء هنا يمكن أن يُطلب منه ذلك</translation>
    </message>
    <message>
        <source>%1 is not installed</source>
        <translation>%1 غير مثبّت</translation>
    </message>
    <message>
        <source>Install it from the store</source>
        <translation>ثبّته من المتجر</translation>
    </message>
    <message>
        <source>%1 does not run</source>
        <translation>%1 لا يعمل</translation>
    </message>
    <message>
        <source>No app is in front</source>
        <translation>لا تطبيق في الواجهة</translation>
    </message>
    <message>
        <source>%1 is still starting</source>
        <translation>ما زال %1 يبدأ</translation>
    </message>
    <message>
        <source>There is no such account on the broker</source>
        <translation>لا يوجد حساب كهذا على الوسيط</translation>
    </message>
    <message>
        <source>Free some space and try again</source>
        <translation>أخلِ بعض المساحة وحاول مجددًا</translation>
    </message>
    <message>
        <source>There are %1 accounts already</source>
        <translation>هناك %1 من الحسابات بالفعل</translation>
    </message>
    <message>
        <source>Take away one that is not used</source>
        <translation>أزل حسابًا غير مستخدم</translation>
    </message>
    <message>
        <source>Another program has port %1 of the TV, so appliances of the network do not reach it</source>
        <translation>يشغل برنامج آخر المنفذ %1 في التلفاز، فلا تصل إليه أجهزة الشبكة</translation>
    </message>
    <message>
        <source>Give the file&apos;s text, from -----BEGIN to the end</source>
        <translation>أدخل نص الملف من ‎-----BEGIN‎ إلى النهاية</translation>
    </message>
    <message>
        <source>Matter did not start in time</source>
        <translation>لم يبدأ Matter في الوقت المناسب</translation>
    </message>
    <message>
        <source>packaging/deps --node installs it</source>
        <translation>يثبّته packaging/deps --node</translation>
    </message>
    <message>
        <source>That is no Matter appliance</source>
        <translation>هذا ليس جهاز Matter</translation>
    </message>
    <message>
        <source>Matter does not run</source>
        <translation>‏Matter لا يعمل</translation>
    </message>
    <message>
        <source>There is no such notice</source>
        <translation>لا يوجد إشعار كهذا</translation>
    </message>
    <message>
        <source>The set is busy</source>
        <translation>الجهاز مشغول</translation>
    </message>
    <message>
        <source>There is no such title</source>
        <translation>لا يوجد عنوان كهذا</translation>
    </message>
    <message>
        <source>Too many wrong codes; wait %1 seconds</source>
        <translation>رموز خاطئة كثيرة؛ انتظر %1 ثانية</translation>
    </message>
    <message>
        <source>Then type a new code from the TV</source>
        <translation>ثم اكتب رمزًا جديدًا من التلفاز</translation>
    </message>
    <message>
        <source>This is not the code on the TV, or it is too old</source>
        <translation>هذا ليس الرمز الظاهر على التلفاز، أو أنه قديم</translation>
    </message>
    <message>
        <source>Choose New code on the TV and type that one</source>
        <translation>اختر رمزًا جديدًا على التلفاز واكتبه</translation>
    </message>
    <message>
        <source>No phone %1 is paired</source>
        <translation>لا يوجد هاتف مقترن %1</translation>
    </message>
    <message>
        <source>The TV does not know this phone</source>
        <translation>التلفاز لا يعرف هذا الهاتف</translation>
    </message>
    <message>
        <source>Type the code that the TV shows</source>
        <translation>اكتب الرمز الذي يعرضه التلفاز</translation>
    </message>
    <message>
        <source>The film&apos;s file is not there now</source>
        <translation>ملف الفيلم غير موجود الآن</translation>
    </message>
    <message>
        <source>Connect the disk that it lies on</source>
        <translation>صِل القرص الذي يوجد عليه</translation>
    </message>
    <message>
        <source>It may have been removed from its folder</source>
        <translation>ربما أُزيل من مجلده</translation>
    </message>
    <message>
        <source>There is no such photo</source>
        <translation>لا توجد صورة كهذه</translation>
    </message>
    <message>
        <source>Looking into the file took too long</source>
        <translation>استغرق فحص الملف وقتًا طويلًا</translation>
    </message>
    <message>
        <source>The file may be damaged; copy it again</source>
        <translation>قد يكون الملف تالفًا؛ انسخه مجددًا</translation>
    </message>
    <message>
        <source>Reading the file stopped its reader (%1)</source>
        <translation>أوقفت قراءة الملف قارئه (%1)</translation>
    </message>
    <message>
        <source>The server sends this film only from its beginning, and that is not enough to play it</source>
        <translation>يرسل الخادم هذا الفيلم من بدايته فقط، وهذا لا يكفي لتشغيله</translation>
    </message>
    <message>
        <source>Copy the file to a disk, or use a server that takes byte ranges</source>
        <translation>انسخ الملف إلى قرص، أو استخدم خادمًا يدعم نطاقات البايت</translation>
    </message>
    <message>
        <source>The file holds no picture and no sound</source>
        <translation>لا يحوي الملف صورة ولا صوتًا</translation>
    </message>
    <message>
        <source>The file may be damaged or incomplete; copy it again</source>
        <translation>قد يكون الملف تالفًا أو ناقصًا؛ انسخه مجددًا</translation>
    </message>
    <message>
        <source>This film cannot be wound (%1)</source>
        <translation>لا يمكن التنقل في هذا الفيلم (%1)</translation>
    </message>
    <message>
        <source>The film cannot be read further (%1)</source>
        <translation>تتعذر متابعة قراءة الفيلم (%1)</translation>
    </message>
    <message>
        <source>A part of the player is missing</source>
        <translation>ينقص جزء من المشغّل</translation>
    </message>
    <message>
        <source>Install Hearth&apos;s GStreamer packages again</source>
        <translation>أعد تثبيت حزم GStreamer الخاصة بـ Hearth</translation>
    </message>
    <message>
        <source>This set has no decoder for the film&apos;s format</source>
        <translation>لا يملك هذا الجهاز مفكّك ترميز لصيغة الفيلم</translation>
    </message>
    <message>
        <source>Try another version of the film</source>
        <translation>جرّب نسخة أخرى من الفيلم</translation>
    </message>
    <message>
        <source>The film cannot be played (%1)</source>
        <translation>يتعذر تشغيل الفيلم (%1)</translation>
    </message>
    <message>
        <source>The film cannot be read</source>
        <translation>تتعذر قراءة الفيلم</translation>
    </message>
    <message>
        <source>The film is in %1 and this set has no decoder for it</source>
        <translation>الفيلم بصيغة %1 ولا يملك هذا الجهاز مفكّك ترميز لها</translation>
    </message>
    <message>
        <source>The stream holds no picture and no sound</source>
        <translation>لا يحوي البث صورة ولا صوتًا</translation>
    </message>
    <message>
        <source>Ask its provider; it may be broken</source>
        <translation>اسأل مزوّده؛ قد يكون معطلًا</translation>
    </message>
    <message>
        <source>The stream holds nothing that can be played</source>
        <translation>لا يحوي البث ما يمكن تشغيله</translation>
    </message>
    <message>
        <source>The stream&apos;s key is none</source>
        <translation>مفتاح البث غير صالح</translation>
    </message>
    <message>
        <source>Try again later</source>
        <translation>حاول لاحقًا</translation>
    </message>
    <message>
        <source>A part of the stream is not whole</source>
        <translation>جزء من البث غير مكتمل</translation>
    </message>
    <message>
        <source>A part of the stream is encrypted with another key</source>
        <translation>جزء من البث مشفّر بمفتاح آخر</translation>
    </message>
    <message>
        <source>%1 is too slow</source>
        <translation>%1 بطيء جدًا</translation>
    </message>
    <message>
        <source>Check the network; try again later</source>
        <translation>تحقق من الشبكة؛ حاول لاحقًا</translation>
    </message>
    <message>
        <source>%1 does not have that part</source>
        <translation>ليس لدى %1 ذلك الجزء</translation>
    </message>
    <message>
        <source>The stream&apos;s key has no address</source>
        <translation>ليس لمفتاح البث عنوان</translation>
    </message>
    <message>
        <source>The list at this address is too long</source>
        <translation>القائمة في هذا العنوان طويلة جدًا</translation>
    </message>
    <message>
        <source>Use the address of one film</source>
        <translation>استخدم عنوان فيلم واحد</translation>
    </message>
    <message>
        <source>The list at this address names nothing to play</source>
        <translation>القائمة في هذا العنوان لا تذكر ما يُشغَّل</translation>
    </message>
    <message>
        <source>Use the address of the film itself</source>
        <translation>استخدم عنوان الفيلم نفسه</translation>
    </message>
    <message>
        <source>Check that this is the address of the film and not of a page about it</source>
        <translation>تأكد من أنه عنوان الفيلم لا عنوان صفحة عنه</translation>
    </message>
    <message>
        <source>This is not an address</source>
        <translation>هذا ليس عنوانًا</translation>
    </message>
    <message>
        <source>It should look like https://example.org/film.mp4</source>
        <translation>ينبغي أن يشبه https://example.org/film.mp4</translation>
    </message>
    <message>
        <source>The address names no server</source>
        <translation>لا يذكر العنوان خادمًا</translation>
    </message>
    <message>
        <source>Addresses that begin with &quot;%1:&quot; are not played</source>
        <translation>لا تُشغَّل العناوين التي تبدأ بـ &quot;%1:&quot;</translation>
    </message>
    <message>
        <source>The stream cannot be read: %1</source>
        <translation>تتعذر قراءة البث: %1</translation>
    </message>
    <message>
        <source>The stream&apos;s index is too large</source>
        <translation>فهرس البث كبير جدًا</translation>
    </message>
    <message>
        <source>This film is protected by a system that this set does not know</source>
        <translation>هذا الفيلم محمي بنظام لا يعرفه هذا الجهاز</translation>
    </message>
    <message>
        <source>Watch it in its provider&apos;s app</source>
        <translation>شاهده في تطبيق مزوّده</translation>
    </message>
    <message>
        <source>The film on the server is another one now</source>
        <translation>الفيلم على الخادم صار غيره الآن</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>افتحه مجددًا</translation>
    </message>
    <message>
        <source>%1 sends more than it should</source>
        <translation>يرسل %1 أكثر مما ينبغي</translation>
    </message>
    <message>
        <source>Use another address</source>
        <translation>استخدم عنوانًا آخر</translation>
    </message>
    <message>
        <source>The licence of this stream is none</source>
        <translation>رخصة هذا البث غير صالحة</translation>
    </message>
    <message>
        <source>The description of this stream does not say where its key is</source>
        <translation>لا يذكر وصف هذا البث مكان مفتاحه</translation>
    </message>
    <message>
        <source>This film is protected by %1 and this set has no module for it</source>
        <translation>هذا الفيلم محمي بـ %1 ولا يملك هذا الجهاز وحدة له</translation>
    </message>
    <message>
        <source>A part of the stream is protected in a broken way</source>
        <translation>جزء من البث محمي بطريقة معطوبة</translation>
    </message>
    <message>
        <source>This stream is protected in a way that this set does not know</source>
        <translation>هذا البث محمي بطريقة لا يعرفها هذا الجهاز</translation>
    </message>
    <message>
        <source>The licence of this stream has no key for a part of it</source>
        <translation>رخصة هذا البث بلا مفتاح لجزء منه</translation>
    </message>
    <message>
        <source>Ask its provider</source>
        <translation>اسأل مزوّده</translation>
    </message>
    <message>
        <source>The address needs an IPv4 address and a port</source>
        <translation>يحتاج العنوان إلى عنوان IPv4 ومنفذ</translation>
    </message>
    <message>
        <source>It should look like udp://@239.1.2.3:5000</source>
        <translation>ينبغي أن يشبه udp://@239.1.2.3:5000</translation>
    </message>
    <message>
        <source>The stream cannot be received</source>
        <translation>يتعذر استقبال البث</translation>
    </message>
    <message>
        <source>Port %1 of this set cannot be listened to</source>
        <translation>يتعذر الاستماع على المنفذ %1 في هذا الجهاز</translation>
    </message>
    <message>
        <source>The set&apos;s network does not carry this group</source>
        <translation>لا تنقل شبكة الجهاز هذه المجموعة</translation>
    </message>
    <message>
        <source>Check the network cable; multicast seldom passes Wi-Fi</source>
        <translation>تحقق من كبل الشبكة؛ نادرًا ما يمر البث المتعدد عبر Wi-Fi</translation>
    </message>
    <message>
        <source>Nobody sends anything to %1</source>
        <translation>لا أحد يرسل شيئًا إلى %1</translation>
    </message>
    <message>
        <source>Check the address, and whether the sender is on</source>
        <translation>تحقق من العنوان ومن تشغيل المرسِل</translation>
    </message>
    <message>
        <source>What was sent is gone</source>
        <translation>ما أُرسل قد فات</translation>
    </message>
    <message>
        <source>the store does not have %1</source>
        <translation>ليس لدى المتجر %1</translation>
    </message>
    <message>
        <source>the store answered with an error (%1)</source>
        <translation>أجاب المتجر بخطأ (%1)</translation>
    </message>
    <message>
        <source>what was downloaded is not what was signed</source>
        <translation>ما نُزِّل ليس ما وُقِّع</translation>
    </message>
    <message>
        <source>Try again; if it stays so, tell the operator of the store</source>
        <translation>حاول مجددًا؛ وإن استمر فأخبر مشغّل المتجر</translation>
    </message>
    <message>
        <source>%1 needs %2 and %3 are free</source>
        <translation>يحتاج %1 إلى %2 والمتاح %3</translation>
    </message>
    <message>
        <source>Remove an app that you no longer use, then try again</source>
        <translation>أزل تطبيقًا لم تعد تستخدمه ثم حاول مجددًا</translation>
    </message>
    <message>
        <source>there is no space left for %1</source>
        <translation>لم تبق مساحة لـ %1</translation>
    </message>
    <message>
        <source>the download broke off after %1 of %2</source>
        <translation>انقطع التنزيل بعد %1 من %2</translation>
    </message>
    <message>
        <source>Check the network and try again</source>
        <translation>تحقق من الشبكة وحاول مجددًا</translation>
    </message>
    <message>
        <source>%1 is too large</source>
        <translation>%1 كبير جدًا</translation>
    </message>
    <message>
        <source>%1 is cut short</source>
        <translation>%1 مبتور</translation>
    </message>
    <message>
        <source>the store&apos;s list and the app&apos;s maker do not name the same package</source>
        <translation>لا تذكر قائمة المتجر وصانع التطبيق الحزمة نفسها</translation>
    </message>
    <message>
        <source>Refresh the list of apps and try again</source>
        <translation>حدّث قائمة التطبيقات وحاول مجددًا</translation>
    </message>
    <message>
        <source>the store has no app %1</source>
        <translation>ليس في المتجر تطبيق %1</translation>
    </message>
    <message>
        <source>%1 needs a newer version of this set&apos;s software</source>
        <translation>يحتاج %1 إلى إصدار أحدث من برنامج هذا الجهاز</translation>
    </message>
    <message>
        <source>Update the set, then try again</source>
        <translation>حدّث الجهاز ثم حاول مجددًا</translation>
    </message>
    <message>
        <source>%1 is not being installed</source>
        <translation>لا يجري تثبيت %1</translation>
    </message>
    <message>
        <source>%1 is just being finished</source>
        <translation>%1 على وشك الانتهاء</translation>
    </message>
    <message>
        <source>%1 is running</source>
        <translation>%1 قيد التشغيل</translation>
    </message>
    <message>
        <source>Close it first</source>
        <translation>أغلقه أولًا</translation>
    </message>
    <message>
        <source>%1 is being updated</source>
        <translation>يجري تحديث %1</translation>
    </message>
    <message>
        <source>Wait or cancel</source>
        <translation>انتظر أو ألغِ</translation>
    </message>
    <message>
        <source>unpacking %1 without an answer</source>
        <translation>فكّ حزمة %1 بلا إجابة</translation>
    </message>
    <message>
        <source>Try again; if it stays so, tell the app&apos;s maker</source>
        <translation>حاول مجددًا؛ وإن استمر فأخبر صانع التطبيق</translation>
    </message>
    <message>
        <source>%1: its folder cannot be made</source>
        <translation>%1: يتعذر إنشاء مجلده</translation>
    </message>
    <message>
        <source>Make room in the storage</source>
        <translation>أخلِ مساحة في التخزين</translation>
    </message>
    <message>
        <source>%1 is an app of a kind that this set cannot run</source>
        <translation>%1 تطبيق من نوع لا يستطيع هذا الجهاز تشغيله</translation>
    </message>
    <message>
        <source>Update the set</source>
        <translation>حدّث الجهاز</translation>
    </message>
    <message>
        <source>The browser did not answer</source>
        <translation>لم يستجب المتصفح</translation>
    </message>
    <message>
        <source>The app is still starting</source>
        <translation>ما زال التطبيق يبدأ</translation>
    </message>
    <message>
        <source>The app has no manifest</source>
        <translation>ليس للتطبيق بيان</translation>
    </message>
    <message>
        <source>Install it again</source>
        <translation>ثبّته مجددًا</translation>
    </message>
    <message>
        <source>Nothing was changed. If it stays so, tell the operator of the store</source>
        <translation>لم يتغير شيء. إن استمر ذلك فأخبر مشغّل المتجر</translation>
    </message>
    <message>
        <source>the store&apos;s list is out of date (%1 expired on %2)</source>
        <translation>قائمة المتجر قديمة (انتهت صلاحية %1 في %2)</translation>
    </message>
    <message>
        <source>Check the clock of the set; if it is right, try again later</source>
        <translation>تحقق من ساعة الجهاز؛ وإن كانت صحيحة فحاول لاحقًا</translation>
    </message>
    <message>
        <source>%1 is not there</source>
        <translation>%1 غير موجود</translation>
    </message>
    <message>
        <source>%1 answered %2</source>
        <translation>أجاب %1 بـ %2</translation>
    </message>
    <message>
        <source>%1 has the wrong length</source>
        <translation>طول %1 غير صحيح</translation>
    </message>
    <message>
        <source>%1 sent more than %2 bytes</source>
        <translation>أرسل %1 أكثر من %2 بايت</translation>
    </message>
    <message>
        <source>%1 did not answer in time</source>
        <translation>لم يستجب %1 في الوقت المناسب</translation>
    </message>
    <message>
        <source>The stream has a hole</source>
        <translation>في البث ثغرة</translation>
    </message>
    <message>
        <source>%1 does not let this set see it (%2)</source>
        <translation>لا يسمح %1 لهذا الجهاز بمشاهدته (%2)</translation>
    </message>
    <message>
        <source>Sign in with the provider, or ask for another address</source>
        <translation>سجّل الدخول لدى المزوّد أو اطلب عنوانًا آخر</translation>
    </message>
    <message>
        <source>%1 has nothing at this address (%2)</source>
        <translation>لا شيء لدى %1 في هذا العنوان (%2)</translation>
    </message>
    <message>
        <source>Check the address; what stood there may be gone</source>
        <translation>تحقق من العنوان؛ ربما لم يعد ما كان فيه موجودًا</translation>
    </message>
    <message>
        <source>%1 has an error of its own (%2)</source>
        <translation>لدى %1 خطأ خاص به (%2)</translation>
    </message>
    <message>
        <source>Nobody knows the address %1</source>
        <translation>لا أحد يعرف العنوان %1</translation>
    </message>
    <message>
        <source>Check its spelling and the set&apos;s network</source>
        <translation>تحقق من كتابته ومن شبكة الجهاز</translation>
    </message>
    <message>
        <source>%1 takes no connection</source>
        <translation>لا يقبل %1 الاتصال</translation>
    </message>
    <message>
        <source>Check the network, and whether the server is on</source>
        <translation>تحقق من الشبكة ومن تشغيل الخادم</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 لا يستجيب</translation>
    </message>
    <message>
        <source>%1 broke off</source>
        <translation>انقطع %1</translation>
    </message>
    <message>
        <source>%1 cannot prove that it is that server</source>
        <translation>لا يستطيع %1 إثبات أنه ذلك الخادم</translation>
    </message>
    <message>
        <source>Check the set&apos;s date; if it is right, do not trust this address</source>
        <translation>تحقق من تاريخ الجهاز؛ وإن كان صحيحًا فلا تثق بهذا العنوان</translation>
    </message>
    <message>
        <source>%1 sends from address to address without end</source>
        <translation>يحيل %1 من عنوان إلى آخر بلا نهاية</translation>
    </message>
    <message>
        <source>%1 cannot be read (%2)</source>
        <translation>تتعذر قراءة %1 (%2)</translation>
    </message>
    <message>
        <source>Check the address and the network</source>
        <translation>تحقق من العنوان والشبكة</translation>
    </message>
    <message>
        <source>The file %1 cannot be read</source>
        <translation>تعذّرت قراءة الملف %1</translation>
    </message>
    <message>
        <source>This list is too large</source>
        <translation>هذه القائمة كبيرة جدًا</translation>
    </message>
    <message>
        <source>There is no file or folder %1</source>
        <translation>لا يوجد ملف أو مجلد %1</translation>
    </message>
    <message>
        <source>See whether its disk is plugged in</source>
        <translation>تحقق من أن القرص موصول</translation>
    </message>
    <message>
        <source>The parts of a stream lie in %1</source>
        <translation>في %1 أجزاء بثّ</translation>
    </message>
    <message>
        <source>Open it by the address of its server</source>
        <translation>افتحه بعنوان خادمه</translation>
    </message>
    <message>
        <source>%1 is no film and no music</source>
        <translation>%1 ليس فيلمًا ولا موسيقى</translation>
    </message>
    <message>
        <source>Open a film, a song, a playlist or a folder</source>
        <translation>افتح فيلمًا أو أغنية أو قائمة تشغيل أو مجلدًا</translation>
    </message>
    <message>
        <source>There is nothing to play in %1</source>
        <translation>لا يوجد ما يمكن تشغيله في %1</translation>
    </message>
    <message>
        <source>The list %1 names nothing to play</source>
        <translation>لا تذكر القائمة %1 شيئًا يمكن تشغيله</translation>
    </message>
    <message>
        <source>Mount the folder and add it to the folders of films</source>
        <translation>قم بتركيب المجلد وأضفه إلى مجلدات الأفلام</translation>
    </message>
    <message>
        <source>A file of this set is not an address</source>
        <translation>الملف الموجود على هذا الجهاز ليس عنوانًا</translation>
    </message>
    <message>
        <source>Open it from the library</source>
        <translation>افتحه من المكتبة</translation>
    </message>
    <message>
        <source>Folders on the network are not opened by address</source>
        <translation>لا تُفتح مجلدات الشبكة بالعنوان</translation>
    </message>
    <message>
        <source>FTP is not played</source>
        <translation>لا يمكن التشغيل عبر FTP</translation>
    </message>
    <message>
        <source>Copy the file, or use an address that begins with http</source>
        <translation>انسخ الملف أو استخدم عنوانًا يبدأ بـ http</translation>
    </message>
    <message>
        <source>SFTP is not played</source>
        <translation>لا يمكن التشغيل عبر SFTP</translation>
    </message>
    <message>
        <source>RTMP is not played</source>
        <translation>لا يمكن التشغيل عبر RTMP</translation>
    </message>
    <message>
        <source>Look whether the server offers HLS as well</source>
        <translation>تحقق مما إذا كان الخادم يوفر HLS أيضًا</translation>
    </message>
    <message>
        <source>MMS is not played</source>
        <translation>لا يمكن التشغيل عبر MMS</translation>
    </message>
    <message>
        <source>This is no stream</source>
        <translation>هذا ليس بثًّا</translation>
    </message>
    <message>
        <source>Use an address that begins with http</source>
        <translation>استخدم عنوانًا يبدأ بـ http</translation>
    </message>
    <message>
        <source>That is too long for a Matter code</source>
        <translation>هذا أطول من أن يكون رمز Matter</translation>
    </message>
    <message>
        <source>That is not the text of a Matter QR code</source>
        <translation>هذا ليس نص رمز QR خاص بـ Matter</translation>
    </message>
    <message>
        <source>That is no Matter code</source>
        <translation>هذا ليس رمز Matter</translation>
    </message>
    <message>
        <source>One of the digits is not right</source>
        <translation>أحد الأرقام غير صحيح</translation>
    </message>
    <message>
        <source>This phone has not been paired</source>
        <translation>هذا الهاتف غير مقترن</translation>
    </message>
    <message>
        <source>The film&apos;s beginning cannot be found</source>
        <translation>تعذّر العثور على بداية الفيلم</translation>
    </message>
    <message>
        <source>This is not a film that can be read</source>
        <translation>هذا ليس فيلمًا يمكن قراءته</translation>
    </message>
    <message>
        <source>The film&apos;s picture and sound cannot be found</source>
        <translation>تعذّر العثور على صورة الفيلم وصوته</translation>
    </message>
    <message>
        <source>The stream&apos;s key cannot be fetched</source>
        <translation>تعذّر جلب مفتاح البثّ</translation>
    </message>
    <message>
        <source>The stream&apos;s licence cannot be fetched</source>
        <translation>تعذّر جلب ترخيص البثّ</translation>
    </message>
    <message>
        <source>These subtitles (%1) cannot be shown yet</source>
        <translation>لا يمكن عرض هذه الترجمة (%1) بعد</translation>
    </message>
    <message>
        <source>These subtitles cannot be read</source>
        <translation>تعذّرت قراءة هذه الترجمة</translation>
    </message>
    <message>
        <source>There is no picture called so</source>
        <translation>لا توجد صورة بهذا الاسم</translation>
    </message>
    <message>
        <source>Hearth went away during the call</source>
        <translation>انقطع Hearth أثناء الطلب</translation>
    </message>
    <message>
        <source>Hearth is not running</source>
        <translation>Hearth لا يعمل</translation>
    </message>
    <message>
        <source>Start it with packaging/run</source>
        <translation>شغّله بالأمر packaging/run</translation>
    </message>
    <message>
        <source>The list&apos;s server answers with %1</source>
        <translation>يجيب خادم القائمة بـ %1</translation>
    </message>
    <message>
        <source>Use one that begins with http, https, rtsp, udp or rtp</source>
        <translation>استخدم عنوانًا يبدأ بـ http أو https أو rtsp أو udp أو rtp</translation>
    </message>
    <message>
        <source>%1 does not answer as an RTSP server does</source>
        <translation>‏%1 لا يجيب كما يجيب خادم RTSP</translation>
    </message>
    <message>
        <source>Check the address and its port, which is mostly 554, and whether the camera is on</source>
        <translation>تحقق من العنوان ومنفذه، وهو غالبًا 554، ومن أن الكاميرا تعمل</translation>
    </message>
    <message>
        <source>%1 asks for a user name and a password</source>
        <translation>يطلب %1 اسم مستخدم وكلمة مرور</translation>
    </message>
    <message>
        <source>%1 refuses this user name or password</source>
        <translation>يرفض %1 اسم المستخدم هذا أو كلمة المرور</translation>
    </message>
    <message>
        <source>Write the camera&apos;s own into the address: rtsp://user:password@host/path</source>
        <translation>اكتب اسم المستخدم وكلمة المرور الخاصين بالكاميرا في العنوان: rtsp://user:password@host/path</translation>
    </message>
    <message>
        <source>Check in the camera&apos;s settings who may watch</source>
        <translation>تحقق في إعدادات الكاميرا ممن يُسمح له بالمشاهدة</translation>
    </message>
    <message>
        <source>Check the address; its path stands in the camera&apos;s manual</source>
        <translation>تحقق من العنوان؛ ستجد مساره في دليل الكاميرا</translation>
    </message>
    <message>
        <source>%1 sends only by UDP, which this set does not take</source>
        <translation>لا يرسل %1 إلا عبر UDP، وهذا الجهاز لا يقبله</translation>
    </message>
    <message>
        <source>Turn on RTSP over TCP in the camera&apos;s settings</source>
        <translation>فعّل RTSP عبر TCP في إعدادات الكاميرا</translation>
    </message>
    <message>
        <source>Try again in a moment; cameras let only a few watch at once</source>
        <translation>حاول مرة أخرى بعد لحظات؛ فالكاميرات لا تسمح إلا لعدد قليل بالمشاهدة في آن واحد</translation>
    </message>
    <message>
        <source>%1 offers too many streams at once</source>
        <translation>يقدّم %1 عددًا كبيرًا جدًا من التدفقات دفعة واحدة</translation>
    </message>
    <message>
        <source>Use the address of one camera</source>
        <translation>استخدم عنوان كاميرا واحدة</translation>
    </message>
    <message>
        <source>%1 sends no picture and no sound</source>
        <translation>لا يرسل %1 صورة ولا صوتًا</translation>
    </message>
    <message>
        <source>Check the camera&apos;s settings</source>
        <translation>تحقق من إعدادات الكاميرا</translation>
    </message>
    <message>
        <source>%1 sends something else now</source>
        <translation>يرسل %1 الآن شيئًا آخر</translation>
    </message>
    <message>
        <source>The media server does not have this any more</source>
        <translation>لم يعد هذا موجودًا على خادم الوسائط</translation>
    </message>
    <message>
        <source>The media server refuses (%1)</source>
        <translation>رفض خادم الوسائط الطلب (%1)</translation>
    </message>
    <message>
        <source>Allow this TV on the media server, and try again</source>
        <translation>اسمح لهذا التلفاز على خادم الوسائط ثم أعد المحاولة</translation>
    </message>
    <message>
        <source>See whether it is switched on and in this TV&apos;s network</source>
        <translation>تحقق من أنه قيد التشغيل وفي شبكة هذا التلفاز</translation>
    </message>
    <message>
        <source>%1 answers with something else than its folders</source>
        <translation>يجيب %1 بشيء غير مجلداته</translation>
    </message>
    <message>
        <source>Restart the media server, and try again</source>
        <translation>أعد تشغيل خادم الوسائط ثم أعد المحاولة</translation>
    </message>
    <message>
        <source>This cannot be played on this TV</source>
        <translation>لا يمكن تشغيل هذا على هذا التلفاز</translation>
    </message>
    <message>
        <source>There is nothing to play in this folder</source>
        <translation>لا يوجد ما يمكن تشغيله في هذا المجلد</translation>
    </message>
    <message>
        <source>%1 leads back into this TV</source>
        <translation>يعيد %1 التوجيه إلى هذا التلفاز نفسه</translation>
    </message>
    <message>
        <source>It does not answer now</source>
        <translation>لا يجيب الآن</translation>
    </message>
    <message>
        <source>It has not answered to what was asked before</source>
        <translation>لم يجب بعد عمّا طُلب منه قبل ذلك</translation>
    </message>
    <message>
        <source>It did not answer in time</source>
        <translation>لم يجب في الوقت المحدد</translation>
    </message>
    <message>
        <source>This TV cannot listen into the home&apos;s network</source>
        <translation>لا يستطيع هذا التلفاز الاستماع إلى شبكة المنزل</translation>
    </message>
    <message>
        <source>The appliance at %1 does not answer</source>
        <translation>الجهاز في %1 لا يجيب</translation>
    </message>
    <message>
        <source>It needs its password</source>
        <translation>يحتاج إلى كلمة مروره</translation>
    </message>
    <message>
        <source>Type it on the appliance&apos;s page</source>
        <translation>اكتبها في صفحة الجهاز</translation>
    </message>
    <message>
        <source>The appliance refuses: %1</source>
        <translation>الجهاز يرفض: %1</translation>
    </message>
    <message>
        <source>That is not its password</source>
        <translation>هذه ليست كلمة مروره</translation>
    </message>
    <message>
        <source>Type it again</source>
        <translation>اكتبها مرة أخرى</translation>
    </message>
    <message>
        <source>Another was typed meanwhile</source>
        <translation>كُتبت أخرى في هذه الأثناء</translation>
    </message>
    <message>
        <source>The film&apos;s disk does not answer</source>
        <translation>قرص الفيلم لا يستجيب</translation>
    </message>
    <message>
        <source>See whether it is connected, and whether its server runs</source>
        <translation>تحقق من أنه موصول وأن خادمه يعمل</translation>
    </message>
</context>
<context>
    <name>FilmLayer</name>
    <message>
        <source>Back to Home</source>
        <translation>العودة إلى الرئيسية</translation>
    </message>
    <message>
        <source>The list goes on with %1</source>
        <translation>تستمر القائمة مع %1</translation>
    </message>
</context>
<context>
    <name>FilmOsd</name>
    <message>
        <source>Unknown</source>
        <translation>غير معروف</translation>
    </message>
    <message>
        <source>Season %1, episode %2 · %3</source>
        <translation>الموسم %1، الحلقة %2 · %3</translation>
    </message>
    <message>
        <source>Ends %1</source>
        <translation>ينتهي %1</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>الإجراءات</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>Subtitles: %1</source>
        <translation>الترجمة: %1</translation>
    </message>
    <message>
        <source>No subtitles</source>
        <translation>بدون ترجمة</translation>
    </message>
    <message>
        <source>Sound: %1</source>
        <translation>الصوت: %1</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>الصوت</translation>
    </message>
    <message>
        <source>No sound device answers; the film goes on without sound</source>
        <translation>لا يستجيب أي جهاز صوت؛ يستمر الفيلم بدون صوت</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>الترجمة</translation>
    </message>
    <message>
        <source>Small picture</source>
        <translation>صورة صغيرة</translation>
    </message>
    <message>
        <source>The network is away; the film goes on when it is back</source>
        <translation>الشبكة غير متاحة؛ سيستمر الفيلم عند عودتها</translation>
    </message>
    <message>
        <source>A part of the stream is missing and was left out</source>
        <translation>جزء من البث مفقود وتم تخطيه</translation>
    </message>
    <message>
        <source>This was too long ago; the stream goes on from its oldest part</source>
        <translation>مضى وقت طويل؛ يستمر البث من أقدم جزء متاح</translation>
    </message>
    <message>
        <source>The provider sends nothing new; waiting for it</source>
        <translation>لا يرسل المزود شيئاً جديداً؛ جارٍ الانتظار</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>مباشر</translation>
    </message>
    <message>
        <source>This film&apos;s picture cannot be shown; the sound goes on</source>
        <translation>تعذّر عرض صورة هذا الفيلم؛ يستمر الصوت</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>التشغيل</translation>
    </message>
    <message>
        <source>Repeat this song</source>
        <translation>تكرار هذه الأغنية</translation>
    </message>
    <message>
        <source>Repeat the album</source>
        <translation>تكرار الألبوم</translation>
    </message>
    <message>
        <source>Repeat: off</source>
        <translation>التكرار: متوقف</translation>
    </message>
    <message>
        <source>Shuffled</source>
        <translation>ترتيب عشوائي</translation>
    </message>
    <message>
        <source>Shuffle: off</source>
        <translation>الترتيب العشوائي: متوقف</translation>
    </message>
    <message>
        <source>%1 · %2 of %3</source>
        <translation>%1 · %2 من %3</translation>
    </message>
    <message>
        <source>Repeat the list</source>
        <translation>تكرار القائمة</translation>
    </message>
    <message>
        <source>Lesson %1 · %2</source>
        <translation>الدرس %1 · %2</translation>
    </message>
    <message>
        <source>Part %1 · %2</source>
        <translation>الجزء %1 · %2</translation>
    </message>
    <message>
        <source>Closed captions (%1)</source>
        <translation>شرح مكتوب لضعاف السمع (%1)</translation>
    </message>
    <message>
        <source>Second subtitles</source>
        <translation>ترجمة ثانية</translation>
    </message>
    <message>
        <source>No second subtitles</source>
        <translation>بدون ترجمة ثانية</translation>
    </message>
    <message>
        <source>This set has no decoder for the film&apos;s sound (%1). Choose another sound or get another version</source>
        <translation>لا يملك هذا الجهاز مفكك ترميز لصوت الفيلم (%1). اختر صوتًا آخر أو احصل على نسخة أخرى</translation>
    </message>
    <message>
        <source>The colours are wrong: this film is in a Dolby Vision that only Dolby&apos;s screens understand. Get it in HDR10 or SDR</source>
        <translation>الألوان غير صحيحة: هذا الفيلم بصيغة Dolby Vision لا تفهمها إلا شاشات Dolby. احصل عليه بصيغة HDR10 أو SDR</translation>
    </message>
    <message>
        <source>The film&apos;s disk does not answer; the film goes on when it is back</source>
        <translation>قرص الفيلم لا يستجيب؛ سيستمر الفيلم عندما يعود</translation>
    </message>
    <message>
        <source>Season %1, episode %2</source>
        <translation>الموسم %1، الحلقة %2</translation>
    </message>
</context>
<context>
    <name>HistoryGraph</name>
    <message>
        <source>Last 24 hours</source>
        <translation>آخر 24 ساعة</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>آخر 7 أيام</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>آخر 30 يومًا</translation>
    </message>
    <message>
        <source>History: %1</source>
        <translation>السجل: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>مغلق</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>مطفأ</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>مفتوح</translation>
    </message>
    <message>
        <source>On</source>
        <translation>يعمل</translation>
    </message>
    <message>
        <source>nothing is known yet</source>
        <translation>لا شيء معروف بعد</translation>
    </message>
    <message>
        <source>%1 to %2, on average %3</source>
        <translation>من %1 إلى %2، بمتوسط %3</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 دقيقة</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 س %2 د</translation>
    </message>
    <message>
        <source>open for %1</source>
        <translation>مفتوح لمدة %1</translation>
    </message>
    <message>
        <source>on for %1</source>
        <translation>يعمل لمدة %1</translation>
    </message>
    <message>
        <source>%1 · %2 · OK: the next</source>
        <translation>%1 · %2 · OK: التالي</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>الآن</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Nothing to watch yet</source>
        <translation>لا يوجد ما يُشاهد بعد</translation>
    </message>
    <message>
        <source>Go on watching</source>
        <translation>متابعة المشاهدة</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>All episodes</source>
        <translation>كل الحلقات</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>التفاصيل</translation>
    </message>
    <message>
        <source>I have not seen this</source>
        <translation>لم أشاهد هذا</translation>
    </message>
    <message>
        <source>I have seen this</source>
        <translation>شاهدت هذا</translation>
    </message>
    <message>
        <source>Take off this row</source>
        <translation>إزالة من هذا الصف</translation>
    </message>
    <message>
        <source>Move this row up</source>
        <translation>نقل هذا الصف لأعلى</translation>
    </message>
    <message>
        <source>Move this row down</source>
        <translation>نقل هذا الصف لأسفل</translation>
    </message>
    <message>
        <source>Hide this row</source>
        <translation>إخفاء هذا الصف</translation>
    </message>
    <message>
        <source>Hidden. Settings, Home, shows it again.</source>
        <translation>تم الإخفاء. يمكن إظهاره من جديد في الإعدادات، الرئيسية.</translation>
    </message>
    <message>
        <source>It is here because you began it and did not see the end. Last watched: %1.</source>
        <translation>هو هنا لأنك بدأته ولم تشاهد نهايته. آخر مشاهدة: %1.</translation>
    </message>
    <message>
        <source>It is here because it is the episode after the one you saw to its end: %1.</source>
        <translation>هي هنا لأنها الحلقة التالية لما شاهدته حتى نهايته: %1.</translation>
    </message>
    <message>
        <source>It is here because you left the game in the middle: %1.</source>
        <translation>هي هنا لأنك تركت اللعبة في منتصفها: %1.</translation>
    </message>
    <message>
        <source>It is here because it is running now.</source>
        <translation>هو هنا لأنه يعمل الآن.</translation>
    </message>
    <message>
        <source>It is here because it is in your store and not on this TV. Nobody can pay for a place.</source>
        <translation>هو هنا لأنه في متجرك وليس على هذا التلفزيون. لا يمكن لأحد أن يدفع مقابل مكان.</translation>
    </message>
    <message>
        <source>It is here because it is installed; the latest used stands first.</source>
        <translation>هو هنا لأنه مثبّت؛ والأحدث استخدامًا يأتي أولًا.</translation>
    </message>
    <message>
        <source>It is here because it is in your home.</source>
        <translation>هو هنا لأنه في منزلك.</translation>
    </message>
    <message>
        <source>It is here because it lies in your folders.</source>
        <translation>هو هنا لأنه في مجلداتك.</translation>
    </message>
    <message>
        <source>All lessons</source>
        <translation>كل الدروس</translation>
    </message>
    <message>
        <source>All parts</source>
        <translation>كل الأجزاء</translation>
    </message>
    <message>
        <source>It is here because it comes after the one you saw to its end: %1.</source>
        <translation>هو هنا لأنه يأتي بعد ما شاهدته حتى نهايته: %1.</translation>
    </message>
    <message>
        <source>No longer one of mine</source>
        <translation>لم تعد من قنواتي</translation>
    </message>
    <message>
        <source>Keep among my channels</source>
        <translation>إضافة إلى قنواتي</translation>
    </message>
    <message>
        <source>It is here because you keep it among your channels.</source>
        <translation>هي هنا لأنك تحتفظ بها بين قنواتك.</translation>
    </message>
    <message>
        <source>It is here because it is in your list of channels; those that you keep or watched stand first.</source>
        <translation>هي هنا لأنها في قائمة قنواتك؛ ما تحتفظ به أو شاهدته يأتي أولًا.</translation>
    </message>
    <message>
        <source>No longer keep this row on top</source>
        <translation>عدم إبقاء هذا الصف في الأعلى</translation>
    </message>
    <message>
        <source>Keep this row on top</source>
        <translation>إبقاء هذا الصف في الأعلى</translation>
    </message>
    <message>
        <source>Say where films lie, or connect a disk. Appliances appear here by themselves.</source>
        <translation>حدّد مكان الأفلام أو صِل قرصًا. تظهر الأجهزة هنا تلقائيًا.</translation>
    </message>
    <message>
        <source>Films and disks</source>
        <translation>الأفلام والأقراص</translation>
    </message>
    <message>
        <source>Rows of Home are hidden</source>
        <translation>صفوف من الرئيسية مخفية</translation>
    </message>
    <message>
        <source>The others have nothing to show now.</source>
        <translation>لا شيء لعرضه الآن في الصفوف الأخرى.</translation>
    </message>
    <message>
        <source>Rows of Home</source>
        <translation>صفوف الرئيسية</translation>
    </message>
</context>
<context>
    <name>HomePills</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n د</numerusform>
            <numerusform>%n د</numerusform>
            <numerusform>%n د</numerusform>
            <numerusform>%n د</numerusform>
            <numerusform>%n د</numerusform>
            <numerusform>%n د</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>%1 مفتوح</translation>
    </message>
</context>
<context>
    <name>HomeRowsPanel</name>
    <message>
        <source>Move this row up</source>
        <translation>نقل هذا الصف لأعلى</translation>
    </message>
    <message>
        <source>Move this row down</source>
        <translation>نقل هذا الصف لأسفل</translation>
    </message>
    <message>
        <source>No longer keep this row on top</source>
        <translation>عدم إبقاء هذا الصف في الأعلى</translation>
    </message>
    <message>
        <source>Keep this row on top</source>
        <translation>إبقاء هذا الصف في الأعلى</translation>
    </message>
    <message>
        <source>Kept on top</source>
        <translation>يبقى في الأعلى</translation>
    </message>
</context>
<context>
    <name>HomeSummary</name>
    <message>
        <source>%1 until %2</source>
        <translation>%1 حتى %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 is open</source>
        <translation>%1 مفتوح</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>الطاقة</translation>
    </message>
    <message numerus="yes">
        <source>%n weak batteries</source>
        <translation>
            <numerusform>لا بطاريات ضعيفة</numerusform>
            <numerusform>بطارية ضعيفة</numerusform>
            <numerusform>بطاريتان ضعيفتان</numerusform>
            <numerusform>%n بطاريات ضعيفة</numerusform>
            <numerusform>%n بطارية ضعيفة</numerusform>
            <numerusform>%n بطارية ضعيفة</numerusform>
        </translation>
    </message>
    <message>
        <source>Add an appliance</source>
        <translation>إضافة جهاز</translation>
    </message>
</context>
<context>
    <name>HouseholdPanel</name>
    <message>
        <source>Profiles</source>
        <translation>الملفات الشخصية</translation>
    </message>
    <message>
        <source>Everybody&apos;s own rows, and limits for children.</source>
        <translation>صفوف خاصة بكل فرد، وحدود للأطفال.</translation>
    </message>
    <message>
        <source>The household&apos;s PIN</source>
        <translation>رمز PIN للمنزل</translation>
    </message>
    <message>
        <source>Opens to a child what is not for its age, more time, and settings.</source>
        <translation>يتيح للطفل ما ليس لعمره، ووقتًا أطول، والإعدادات.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>تعيين</translation>
    </message>
</context>
<context>
    <name>KeyGrid</name>
    <message>
        <source>Space</source>
        <translation>مسافة</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>مسح الكل</translation>
    </message>
    <message>
        <source>Other letters</source>
        <translation>حروف أخرى</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>Capital letter</source>
        <translation>حرف كبير</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>Pinyin</source>
        <translation>بينيين</translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 من %2</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>لا شيء هنا بعد</translation>
    </message>
    <message>
        <source>Start Hearth with a folder of films, or connect a disk.</source>
        <translation>شغّل Hearth مع مجلد أفلام أو وصّل قرصًا.</translation>
    </message>
</context>
<context>
    <name>LivePage</name>
    <message>
        <source>All channels</source>
        <translation>كل القنوات</translation>
    </message>
    <message>
        <source>My channels</source>
        <translation>قنواتي</translation>
    </message>
    <message>
        <source>Which channels?</source>
        <translation>أي القنوات؟</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>مشاهدة</translation>
    </message>
    <message>
        <source>No longer one of mine</source>
        <translation>لم تعد من قنواتي</translation>
    </message>
    <message>
        <source>Keep among my channels</source>
        <translation>إضافة إلى قنواتي</translation>
    </message>
    <message>
        <source>Live TV</source>
        <translation>البث المباشر</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>القوائم</translation>
    </message>
    <message>
        <source>None of them is yours yet</source>
        <translation>لا توجد قنوات لك بعد</translation>
    </message>
    <message>
        <source>Menu on a channel keeps it here.</source>
        <translation>زر القائمة على قناة يحتفظ بها هنا.</translation>
    </message>
    <message>
        <source>The list is being read</source>
        <translation>تجري قراءة القائمة</translation>
    </message>
    <message>
        <source>No channels yet</source>
        <translation>لا توجد قنوات بعد</translation>
    </message>
    <message>
        <source>Your provider has a list of them, an M3U address. Hearth reads it every day.</source>
        <translation>لدى مزوّدك قائمة بها، عنوان M3U. يقرؤها Hearth كل يوم.</translation>
    </message>
    <message>
        <source>Add a list</source>
        <translation>إضافة قائمة</translation>
    </message>
</context>
<context>
    <name>LivePanel</name>
    <message>
        <source>Being read …</source>
        <translation>تجري القراءة…</translation>
    </message>
    <message>
        <source>%1. What was read before stays.</source>
        <translation>%1. ما قُرئ من قبل باقٍ.</translation>
    </message>
    <message>
        <source>Read %1</source>
        <translation>قُرئت %1</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>قراءتها من جديد</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>إزالتها</translation>
    </message>
    <message>
        <source>Add a list of channels</source>
        <translation>إضافة قائمة قنوات</translation>
    </message>
    <message>
        <source>The M3U address of your provider, or a file; a phone can type it.</source>
        <translation>عنوان M3U من مزوّدك أو ملف؛ يمكن للهاتف كتابته.</translation>
    </message>
    <message>
        <source>Where is the list?</source>
        <translation>أين القائمة؟</translation>
    </message>
    <message numerus="yes">
        <source>%n channels</source>
        <translation>
            <numerusform>لا قنوات</numerusform>
            <numerusform>قناة واحدة</numerusform>
            <numerusform>قناتان</numerusform>
            <numerusform>%n قنوات</numerusform>
            <numerusform>%n قناة</numerusform>
            <numerusform>%n قناة</numerusform>
        </translation>
    </message>
    <message>
        <source>Digits of the remote pick one; Up and Down go through them while one plays.</source>
        <translation>أرقام جهاز التحكم تختار قناة؛ والسهمان أعلى وأسفل يتنقلان بينها أثناء المشاهدة.</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Home</source>
        <translation>الرئيسية</translation>
    </message>
    <message>
        <source>Apps and games</source>
        <translation>التطبيقات والألعاب</translation>
    </message>
    <message>
        <source>My home</source>
        <translation>منزلي</translation>
    </message>
    <message>
        <source>Phone as remote</source>
        <translation>الهاتف كجهاز تحكم</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>عرض</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>لاحقًا</translation>
    </message>
    <message>
        <source>Live TV</source>
        <translation>البث المباشر</translation>
    </message>
    <message>
        <source>%1. %2.</source>
        <translation>%1. %2.</translation>
    </message>
    <message>
        <source>Volume, lights, standby</source>
        <translation>الصوت والإضاءة والاستعداد</translation>
    </message>
</context>
<context>
    <name>MatterAddPage</name>
    <message>
        <source>Matter is starting …</source>
        <translation>يبدأ Matter …</translation>
    </message>
    <message>
        <source>Looking for the appliance …</source>
        <translation>جارٍ البحث عن الجهاز …</translation>
    </message>
    <message>
        <source>It is found and gets its keys …</source>
        <translation>عُثر عليه ويتلقى مفاتيحه …</translation>
    </message>
    <message>
        <source>It joins the home …</source>
        <translation>ينضم إلى المنزل …</translation>
    </message>
    <message>
        <source>It is asked what it can …</source>
        <translation>يُسأل عما يستطيع …</translation>
    </message>
    <message>
        <source>No appliance with this code waits to be added. Make it look for its home again, as its leaflet says.</source>
        <translation>لا ينتظر الإضافة أي جهاز بهذا الرمز. اجعله يبحث عن منزله من جديد كما يقول دليله.</translation>
    </message>
    <message>
        <source>The appliance refused the code. See that the code belongs to it.</source>
        <translation>رفض الجهاز الرمز. تأكد من أن الرمز يخصه.</translation>
    </message>
    <message>
        <source>The appliance did not answer. See that it has power and is near enough, and try again.</source>
        <translation>لم يجب الجهاز. تأكد من أنه موصول بالكهرباء وقريب بما يكفي ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>Add a Matter appliance</source>
        <translation>إضافة جهاز Matter</translation>
    </message>
    <message>
        <source>The code is on the appliance or in its leaflet, below the Matter sign: 11 digits, or the text of its QR code, which begins with MT:. A phone can type it too.</source>
        <translation>الرمز على الجهاز أو في دليله أسفل علامة Matter: 11 رقمًا، أو نص رمز QR الذي يبدأ بـ MT:. ويمكن للهاتف كتابته أيضًا.</translation>
    </message>
    <message>
        <source>It is here.</source>
        <translation>لقد أُضيف.</translation>
    </message>
    <message>
        <source>Another code</source>
        <translation>رمز آخر</translation>
    </message>
    <message>
        <source>Enter the code</source>
        <translation>إدخال الرمز</translation>
    </message>
    <message>
        <source>Code of the appliance</source>
        <translation>رمز الجهاز</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>عرضه</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
</context>
<context>
    <name>MatterSharePage</name>
    <message>
        <source>Share with a phone</source>
        <translation>مشاركة مع هاتف</translation>
    </message>
    <message>
        <source>In the phone&apos;s app for the home, add an appliance and scan this code or enter the digits. It holds for %1:%2.</source>
        <translation>في تطبيق المنزل على الهاتف أضف جهازًا وامسح هذا الرمز أو أدخل الأرقام. يبقى صالحًا %1:%2.</translation>
    </message>
    <message>
        <source>The appliance is asked to let a phone in.</source>
        <translation>يُطلب من الجهاز السماح بدخول هاتف.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>اسأل مرة أخرى</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
</context>
<context>
    <name>MusicPage</name>
    <message>
        <source>Play</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>This music is not here any more</source>
        <translation>لم تعد هذه الموسيقى هنا</translation>
    </message>
    <message>
        <source>Its files were removed, or their disk is away.</source>
        <translation>أُزيلت ملفاتها أو فُصل قرصها.</translation>
    </message>
</context>
<context>
    <name>MyHomePage</name>
    <message>
        <source>My home</source>
        <translation>منزلي</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>أماكن أخرى</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>موافق</translation>
    </message>
    <message>
        <source>All controls</source>
        <translation>كل عناصر التحكم</translation>
    </message>
    <message>
        <source>Works without the internet</source>
        <translation>يعمل بدون إنترنت</translation>
    </message>
    <message>
        <source>It does not answer now; its last state is shown</source>
        <translation>لا يستجيب الآن؛ تُعرض آخر حالة له</translation>
    </message>
    <message>
        <source>No appliances yet</source>
        <translation>لا توجد أجهزة بعد</translation>
    </message>
    <message>
        <source>Switch an appliance on. It appears here by itself, with its controls and its room.</source>
        <translation>شغّل جهازًا؛ سيظهر هنا من تلقاء نفسه مع عناصر التحكم والغرفة.</translation>
    </message>
    <message>
        <source>Seen, not yet understood: %1</source>
        <translation>شوهد ولم يُفهم بعد: %1</translation>
    </message>
    <message>
        <source>Add an appliance</source>
        <translation>إضافة جهاز</translation>
    </message>
    <message>
        <source>Not heard again yet; its last state is shown</source>
        <translation>لم يُسمع منه مجددًا بعد؛ تظهر آخر حالة له</translation>
    </message>
</context>
<context>
    <name>NetworkPanel</name>
    <message>
        <source>Connected. The network is set up in the system that Hearth runs on.</source>
        <translation>متصل. تُضبط الشبكة في النظام الذي يعمل عليه Hearth.</translation>
    </message>
    <message>
        <source>Not connected. The network is set up in the system that Hearth runs on; NetworkManager does not run here.</source>
        <translation>غير متصل. تُضبط الشبكة في النظام الذي يعمل عليه Hearth؛ وNetworkManager لا يعمل هنا.</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>غير متصل</translation>
    </message>
    <message>
        <source>Connected to %1</source>
        <translation>متصل بـ %1</translation>
    </message>
    <message>
        <source>Connected by cable</source>
        <translation>متصل عبر الكابل</translation>
    </message>
    <message>
        <source>Password of %1</source>
        <translation>كلمة مرور %1</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>البحث من جديد</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>متصل</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>NextCard</name>
    <message>
        <source>Next lesson in %1 s</source>
        <translation>الدرس التالي بعد %1 ث</translation>
    </message>
    <message>
        <source>Next exercise in %1 s</source>
        <translation>التمرين التالي بعد %1 ث</translation>
    </message>
    <message>
        <source>Next episode in %1 s</source>
        <translation>الحلقة التالية بعد %1 ث</translation>
    </message>
    <message>
        <source>Next lesson</source>
        <translation>الدرس التالي</translation>
    </message>
    <message>
        <source>Next exercise</source>
        <translation>التمرين التالي</translation>
    </message>
    <message>
        <source>Next episode</source>
        <translation>الحلقة التالية</translation>
    </message>
    <message>
        <source>Season %1, episode %2</source>
        <translation>الموسم %1، الحلقة %2</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>موافق</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>الآن</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>البقاء</translation>
    </message>
    <message>
        <source>Next song</source>
        <translation>الأغنية التالية</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>التالي</translation>
    </message>
</context>
<context>
    <name>OptionList</name>
    <message>
        <source>chosen</source>
        <translation>محدد</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>One moment …</source>
        <translation>لحظة من فضلك…</translation>
    </message>
</context>
<context>
    <name>PhonePage</name>
    <message>
        <source>Phone as remote</source>
        <translation>الهاتف كجهاز تحكم</translation>
    </message>
    <message>
        <source>New code</source>
        <translation>رمز جديد</translation>
    </message>
    <message>
        <source>Point the phone&apos;s camera at the picture, or open the address and type the code. The code works once, for five minutes.</source>
        <translation>وجّه كاميرا الهاتف نحو الصورة، أو افتح العنوان واكتب الرمز. يصلح الرمز مرة واحدة ولخمس دقائق.</translation>
    </message>
    <message>
        <source>Only this TV itself can open the address yet.</source>
        <translation>لا يمكن فتح العنوان حتى الآن إلا من هذا التلفاز نفسه.</translation>
    </message>
    <message>
        <source>Let phones in the home connect</source>
        <translation>السماح لهواتف المنزل بالاتصال</translation>
    </message>
</context>
<context>
    <name>PhonesPanel</name>
    <message>
        <source>A phone</source>
        <translation>هاتف</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>متصل</translation>
    </message>
    <message>
        <source>Last here %1</source>
        <translation>آخر ظهور: %1</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>نسيان</translation>
    </message>
    <message>
        <source>Add a phone</source>
        <translation>إضافة هاتف</translation>
    </message>
    <message>
        <source>Shows an address and a code.</source>
        <translation>يعرض عنوانًا ورمزًا.</translation>
    </message>
    <message>
        <source>Phones in the home may connect</source>
        <translation>يمكن لهواتف المنزل الاتصال</translation>
    </message>
    <message>
        <source>Over the home&apos;s network, and only with the code on this screen.</source>
        <translation>عبر شبكة المنزل، وفقط بالرمز الظاهر على هذه الشاشة.</translation>
    </message>
</context>
<context>
    <name>PhotoPage</name>
    <message>
        <source>This photo is not here any more</source>
        <translation>لم تعد هذه الصورة هنا</translation>
    </message>
    <message>
        <source>This photo cannot be shown</source>
        <translation>لا يمكن عرض هذه الصورة</translation>
    </message>
    <message>
        <source>Its file was removed, or its disk is away.</source>
        <translation>أُزيل ملفه، أو أن قرصه غير متصل.</translation>
    </message>
    <message>
        <source>Photo %1 of %2</source>
        <translation>صورة %1 من %2</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>End the slide show</source>
        <translation>إنهاء عرض الشرائح</translation>
    </message>
    <message>
        <source>Slide show</source>
        <translation>عرض شرائح</translation>
    </message>
    <message>
        <source>Its file may be damaged; copy it again.</source>
        <translation>قد يكون ملفها تالفًا؛ انسخه من جديد.</translation>
    </message>
</context>
<context>
    <name>Pins</name>
    <message>
        <source>A PIN has four to eight digits</source>
        <translation>يتكون رمز PIN من أربعة إلى ثمانية أرقام</translation>
    </message>
    <message>
        <source>Choose another one</source>
        <translation>اختر رمزًا آخر</translation>
    </message>
    <message>
        <source>Too many wrong PINs</source>
        <translation>محاولات خاطئة كثيرة لرمز PIN</translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n min</source>
        <translation>
            <numerusform>أعد المحاولة بعد %n د</numerusform>
            <numerusform>أعد المحاولة بعد %n د</numerusform>
            <numerusform>أعد المحاولة بعد %n د</numerusform>
            <numerusform>أعد المحاولة بعد %n د</numerusform>
            <numerusform>أعد المحاولة بعد %n د</numerusform>
            <numerusform>أعد المحاولة بعد %n د</numerusform>
        </translation>
    </message>
    <message>
        <source>This needs the PIN</source>
        <translation>هذا يحتاج إلى رمز PIN</translation>
    </message>
    <message>
        <source>This is not the PIN</source>
        <translation>هذا ليس رمز PIN الصحيح</translation>
    </message>
</context>
<context>
    <name>PlaybackPanel</name>
    <message>
        <source>With the picture</source>
        <translation>مع الصورة</translation>
    </message>
    <message>
        <source>%1 s later</source>
        <translation>متأخر %1 ث</translation>
    </message>
    <message>
        <source>%1 s earlier</source>
        <translation>متقدّم %1 ث</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>التشغيل</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>السرعة</translation>
    </message>
    <message>
        <source>Picture by picture</source>
        <translation>صورة بصورة</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>الصوت</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>الترجمة</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>The list</source>
        <translation>القائمة</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>هذا</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>تكرار</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>ترتيب عشوائي</translation>
    </message>
    <message>
        <source>On</source>
        <translation>تشغيل</translation>
    </message>
</context>
<context>
    <name>PrivacyPanel</name>
    <message>
        <source>Keep it</source>
        <translation>إبقاؤه</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>نسيانه</translation>
    </message>
    <message>
        <source>Everything stays in this TV</source>
        <translation>كل شيء يبقى في هذا التلفاز</translation>
    </message>
    <message>
        <source>What is watched, searched and switched at home is told to nobody. Stores and providers see which of their things are asked for.</source>
        <translation>لا يُخبَر أحد بما يُشاهَد ويُبحَث عنه ويُشغَّل في البيت. ترى المتاجر والمزوّدون ما يُطلَب منهم فقط.</translation>
    </message>
    <message>
        <source>Remember what is watched</source>
        <translation>تذكّر ما يُشاهَد</translation>
    </message>
    <message>
        <source>For Continue and what comes next.</source>
        <translation>لأجل «متابعة» وما يليه.</translation>
    </message>
    <message>
        <source>Forget what was watched</source>
        <translation>نسيان ما شوهد</translation>
    </message>
    <message>
        <source>Of the profile that watches now: films, where they were left, channels.</source>
        <translation>للملف الحالي: الأفلام ومواضع التوقف والقنوات.</translation>
    </message>
    <message>
        <source>Forget what was watched?</source>
        <translation>هل يُنسى ما شوهد؟</translation>
    </message>
    <message>
        <source>Continue is then empty, and films begin at their beginning.</source>
        <translation>تصبح «متابعة» فارغة وتبدأ الأفلام من أولها.</translation>
    </message>
    <message>
        <source>Forgotten</source>
        <translation>تم النسيان</translation>
    </message>
    <message>
        <source>Forget what appliances told</source>
        <translation>نسيان ما أبلغت به الأجهزة</translation>
    </message>
    <message>
        <source>Temperatures, energy and other numbers over time. The appliances stay.</source>
        <translation>درجات الحرارة والطاقة وقيم أخرى عبر الزمن. تبقى الأجهزة.</translation>
    </message>
    <message>
        <source>Forget what appliances told?</source>
        <translation>هل يُنسى ما أبلغت به الأجهزة؟</translation>
    </message>
    <message>
        <source>Their lines begin anew.</source>
        <translation>تبدأ خطوطها من جديد.</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>A profile has a name of 1 to 40 letters</source>
        <translation>اسم الملف الشخصي من 1 إلى 40 حرفًا</translation>
    </message>
    <message>
        <source>Type a name</source>
        <translation>اكتب اسمًا</translation>
    </message>
</context>
<context>
    <name>ProfilePage</name>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n س</numerusform>
            <numerusform>%n س</numerusform>
            <numerusform>%n س</numerusform>
            <numerusform>%n س</numerusform>
            <numerusform>%n س</numerusform>
            <numerusform>%n س</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n د</numerusform>
            <numerusform>%n د</numerusform>
            <numerusform>%n د</numerusform>
            <numerusform>%n د</numerusform>
            <numerusform>%n د</numerusform>
            <numerusform>%n د</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 س %2 د</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>كل شيء</translation>
    </message>
    <message>
        <source>Only what is for everybody</source>
        <translation>ما يناسب الجميع فقط</translation>
    </message>
    <message>
        <source>Up to %1</source>
        <translation>حتى عمر %1</translation>
    </message>
    <message>
        <source>A child</source>
        <translation>طفل</translation>
    </message>
    <message>
        <source>A guest, whose traces go</source>
        <translation>ضيف تُمحى آثاره</translation>
    </message>
    <message>
        <source>A grown-up</source>
        <translation>شخص بالغ</translation>
    </message>
    <message>
        <source>First letter</source>
        <translation>الحرف الأول</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>وجه</translation>
    </message>
    <message>
        <source>Child</source>
        <translation>طفل</translation>
    </message>
    <message>
        <source>Paw</source>
        <translation>مخلب</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>نجمة</translation>
    </message>
    <message>
        <source>Heart</source>
        <translation>قلب</translation>
    </message>
    <message>
        <source>Flower</source>
        <translation>زهرة</translation>
    </message>
    <message>
        <source>Game</source>
        <translation>لعبة</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>موسيقى</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>ضيف</translation>
    </message>
    <message>
        <source>Watch as %1</source>
        <translation>المشاهدة باسم %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>What is the name?</source>
        <translation>ما الاسم؟</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>الصورة</translation>
    </message>
    <message>
        <source>Whose it is</source>
        <translation>لمن هو</translation>
    </message>
    <message>
        <source>What may be watched</source>
        <translation>ما يُسمح بمشاهدته</translation>
    </message>
    <message>
        <source>Films and games for older people are not shown; what nobody has judged asks for the PIN.</source>
        <translation>لا تظهر الأفلام والألعاب لمن هم أكبر سنًا؛ وما لم يصنّفه أحد يطلب رمز PIN.</translation>
    </message>
    <message>
        <source>Time in front of the screen, a day</source>
        <translation>وقت الشاشة في اليوم</translation>
    </message>
    <message>
        <source>Films and apps count. The household&apos;s PIN adds half an hour.</source>
        <translation>تُحسب الأفلام والتطبيقات. يضيف رمز PIN للمنزل نصف ساعة.</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>بلا حد</translation>
    </message>
    <message>
        <source>Bedtime</source>
        <translation>وقت النوم</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>من %1 إلى %2</translation>
    </message>
    <message>
        <source>None</source>
        <translation>لا يوجد</translation>
    </message>
    <message>
        <source>Remove this profile&apos;s PIN</source>
        <translation>إزالة رمز PIN لهذا الملف الشخصي</translation>
    </message>
    <message>
        <source>Set a PIN for this profile</source>
        <translation>تعيين رمز PIN لهذا الملف الشخصي</translation>
    </message>
    <message>
        <source>It is asked for before somebody watches as %1.</source>
        <translation>يُطلب قبل أن يشاهد أحد باسم %1.</translation>
    </message>
    <message>
        <source>Choose a PIN</source>
        <translation>اختر رمز PIN</translation>
    </message>
    <message>
        <source>Four to eight digits</source>
        <translation>من أربعة إلى ثمانية أرقام</translation>
    </message>
    <message>
        <source>Remove this profile</source>
        <translation>إزالة هذا الملف الشخصي</translation>
    </message>
    <message>
        <source>What it watched is forgotten.</source>
        <translation>يُنسى ما شاهده.</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>إزالة %1؟</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>الاحتفاظ به</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>إزالته</translation>
    </message>
</context>
<context>
    <name>ProfilesPage</name>
    <message numerus="yes">
        <source>%n min left today</source>
        <translation>
            <numerusform>بقي اليوم %n د</numerusform>
            <numerusform>بقي اليوم %n د</numerusform>
            <numerusform>بقي اليوم %n د</numerusform>
            <numerusform>بقي اليوم %n د</numerusform>
            <numerusform>بقي اليوم %n د</numerusform>
            <numerusform>بقي اليوم %n د</numerusform>
        </translation>
    </message>
    <message>
        <source>Child</source>
        <translation>طفل</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>ضيف</translation>
    </message>
    <message>
        <source>With a PIN</source>
        <translation>برمز PIN</translation>
    </message>
    <message>
        <source>Who is watching?</source>
        <translation>من يشاهد؟</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>What is the name?</source>
        <translation>ما الاسم؟</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>موافق</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>مشاهدة</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>القائمة</translation>
    </message>
    <message>
        <source>Change · or hold OK</source>
        <translation>تغيير · أو اضغط OK مطولًا</translation>
    </message>
    <message>
        <source>watching</source>
        <translation>يشاهد الآن</translation>
    </message>
</context>
<context>
    <name>QuickPanel</name>
    <message>
        <source>Volume</source>
        <translation>مستوى الصوت</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Who is watching</source>
        <translation>من يشاهد</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Screen off</source>
        <translation>إطفاء الشاشة</translation>
    </message>
    <message>
        <source>The sound goes on; any key brings it back.</source>
        <translation>يستمر الصوت؛ وأي زر يعيد الصورة.</translation>
    </message>
    <message>
        <source>Standby</source>
        <translation>وضع الاستعداد</translation>
    </message>
    <message>
        <source>Fill the screen with the film</source>
        <translation>عرض الفيلم على الشاشة كلها</translation>
    </message>
    <message>
        <source>End the film</source>
        <translation>إنهاء الفيلم</translation>
    </message>
</context>
<context>
    <name>RecordTile</name>
    <message>
        <source>Next episode</source>
        <translation>الحلقة التالية</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>In the store</source>
        <translation>في المتجر</translation>
    </message>
    <message>
        <source>S%1 E%2 · %3</source>
        <translation>م%1 ح%2 · %3</translation>
    </message>
    <message>
        <source>Season %1, episode %2</source>
        <translation>الموسم %1، الحلقة %2</translation>
    </message>
    <message>
        <source>Game</source>
        <translation>لعبة</translation>
    </message>
    <message>
        <source>App</source>
        <translation>تطبيق</translation>
    </message>
    <message>
        <source>Not for this profile</source>
        <translation>ليس لهذا الملف الشخصي</translation>
    </message>
    <message>
        <source>Next lesson</source>
        <translation>الدرس التالي</translation>
    </message>
    <message>
        <source>Next part</source>
        <translation>الجزء التالي</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Lesson %1</source>
        <translation>الدرس %1</translation>
    </message>
    <message>
        <source>Part %1</source>
        <translation>الجزء %1</translation>
    </message>
    <message>
        <source>Live · channel %1</source>
        <translation>مباشر · القناة %1</translation>
    </message>
    <message>
        <source>Cannot be read · %1</source>
        <translation>تتعذّر قراءته · %1</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>At home</source>
        <translation>في المنزل</translation>
    </message>
    <message>
        <source>Apps and games</source>
        <translation>التطبيقات والألعاب</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Films, series, apps, appliances, settings</source>
        <translation>أفلام، مسلسلات، تطبيقات، أجهزة، إعدادات</translation>
    </message>
    <message>
        <source>Nothing is called that</source>
        <translation>لا شيء بهذا الاسم</translation>
    </message>
    <message>
        <source>Try fewer letters, or another word of the name.</source>
        <translation>جرّب حروفًا أقل أو كلمة أخرى من الاسم.</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>القنوات</translation>
    </message>
    <message>
        <source>Do it now</source>
        <translation>نفّذ الآن</translation>
    </message>
    <message>
        <source>Films, series, courses, music and photos</source>
        <translation>أفلام ومسلسلات ودورات وموسيقى وصور</translation>
    </message>
    <message>
        <source>Type a beginning; slips are forgiven. A phone that is paired types here too.</source>
        <translation>اكتب البداية؛ والأخطاء مغتفرة. ويكتب هنا أيضًا هاتف مقترن.</translation>
    </message>
</context>
<context>
    <name>SeekBar</name>
    <message>
        <source>Position</source>
        <translation>الموضع</translation>
    </message>
</context>
<context>
    <name>SeriesPage</name>
    <message>
        <source>Go on watching</source>
        <translation>متابعة المشاهدة</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>من البداية</translation>
    </message>
    <message>
        <source>I have not seen this</source>
        <translation>لم أشاهد هذا</translation>
    </message>
    <message>
        <source>I have seen this</source>
        <translation>شاهدت هذا</translation>
    </message>
    <message>
        <source>Season</source>
        <translation>الموسم</translation>
    </message>
    <message>
        <source>Specials</source>
        <translation>حلقات خاصة</translation>
    </message>
    <message>
        <source>Season %1</source>
        <translation>الموسم %1</translation>
    </message>
    <message>
        <source>S%1 E%2</source>
        <translation>S%1 E%2</translation>
    </message>
    <message>
        <source>episode %1</source>
        <translation>الحلقة %1</translation>
    </message>
    <message>
        <source>Play %1</source>
        <translation>تشغيل %1</translation>
    </message>
    <message>
        <source>Seasons</source>
        <translation>المواسم</translation>
    </message>
    <message>
        <source>This series is not here any more</source>
        <translation>لم يعد هذا المسلسل هنا</translation>
    </message>
    <message>
        <source>Its files were removed, or their disk is away.</source>
        <translation>أُزيلت ملفاته، أو أن قرصها غير متصل.</translation>
    </message>
    <message>
        <source>Trailer</source>
        <translation>الإعلان الترويجي</translation>
    </message>
    <message>
        <source>Continue %1 · %2</source>
        <translation>متابعة %1 · %2</translation>
    </message>
</context>
<context>
    <name>ServerPage</name>
    <message>
        <source>Go on watching</source>
        <translation>متابعة المشاهدة</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>من البداية</translation>
    </message>
    <message>
        <source>This and those after it</source>
        <translation>هذا وما يليه</translation>
    </message>
    <message>
        <source>Play all</source>
        <translation>تشغيل الكل</translation>
    </message>
    <message>
        <source>This folder is empty</source>
        <translation>هذا المجلد فارغ</translation>
    </message>
    <message>
        <source>The media server may still be looking through its disks.</source>
        <translation>ربما لا يزال خادم الوسائط يفحص أقراصه.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>البحث من جديد</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
</context>
<context>
    <name>ServerRow</name>
    <message>
        <source>Plays now</source>
        <translation>قيد التشغيل الآن</translation>
    </message>
    <message>
        <source>Not played on this TV</source>
        <translation>لا يُشغَّل على هذا التلفاز</translation>
    </message>
</context>
<context>
    <name>ServersPanel</name>
    <message>
        <source>Looking for media servers …</source>
        <translation>يجري البحث عن خوادم الوسائط…</translation>
    </message>
    <message>
        <source>No media server was found</source>
        <translation>لم يُعثر على أي خادم وسائط</translation>
    </message>
    <message>
        <source>What shares films and music in this TV&apos;s network by UPnP or DLNA comes here by itself.</source>
        <translation>كل ما يشارك الأفلام والموسيقى عبر UPnP أو DLNA في شبكة هذا التلفاز يظهر هنا تلقائيًا.</translation>
    </message>
    <message>
        <source>Switch one on, in this TV&apos;s network: a NAS, a router with a disk, a computer. OK looks again.</source>
        <translation>شغّل واحدًا في شبكة هذا التلفاز: وحدة NAS أو موجّهًا بقرص أو حاسوبًا. اضغط موافق للبحث مجددًا.</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>On</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>إيقاف</translation>
    </message>
</context>
<context>
    <name>SettingsGroupPage</name>
    <message>
        <source>Choose a PIN</source>
        <translation>اختر رمز PIN</translation>
    </message>
    <message>
        <source>Four to eight digits</source>
        <translation>من أربعة إلى ثمانية أرقام</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Language and region</source>
        <translation>اللغة والمنطقة</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>What the TV writes and says; films keep their own.</source>
        <translation>ما يكتبه التلفزيون ويقوله؛ تبقى الأفلام بلغتها.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>مثل النظام</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>الساعة</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 ساعة</translation>
    </message>
    <message>
        <source>12 hours</source>
        <translation>12 ساعة</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>تباين عالٍ</translation>
    </message>
    <message>
        <source>Black grounds, white words, bright frames.</source>
        <translation>خلفيات سوداء ونصوص بيضاء وإطارات ساطعة.</translation>
    </message>
    <message>
        <source>Less movement</source>
        <translation>حركة أقل</translation>
    </message>
    <message>
        <source>Pages and focus change at once.</source>
        <translation>تتغير الصفحات والتركيز فورًا.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>الصوت</translation>
    </message>
    <message>
        <source>Quieter while the home tells something</source>
        <translation>صوت أخفض عندما يخبر المنزل بشيء</translation>
    </message>
    <message>
        <source>Films and apps step back for an alert.</source>
        <translation>تتراجع الأفلام والتطبيقات عند التنبيه.</translation>
    </message>
    <message>
        <source>Power and screensaver</source>
        <translation>الطاقة وشاشة التوقف</translation>
    </message>
    <message>
        <source>Clock and pictures after</source>
        <translation>الساعة والصور بعد</translation>
    </message>
    <message>
        <source>When nothing moves on the screen and nobody presses a key.</source>
        <translation>عندما لا يتحرك شيء على الشاشة ولا يضغط أحد زرًا.</translation>
    </message>
    <message>
        <source>2 minutes</source>
        <translation>دقيقتان</translation>
    </message>
    <message>
        <source>5 minutes</source>
        <translation>5 دقائق</translation>
    </message>
    <message>
        <source>10 minutes</source>
        <translation>10 دقائق</translation>
    </message>
    <message>
        <source>30 minutes</source>
        <translation>30 دقيقة</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>أبدًا</translation>
    </message>
    <message>
        <source>What shows then</source>
        <translation>ما يظهر عندئذٍ</translation>
    </message>
    <message>
        <source>Pictures and the clock</source>
        <translation>الصور والساعة</translation>
    </message>
    <message>
        <source>The clock alone</source>
        <translation>الساعة وحدها</translation>
    </message>
    <message>
        <source>Nothing: a black screen</source>
        <translation>لا شيء: شاشة سوداء</translation>
    </message>
    <message>
        <source>Standby after</source>
        <translation>وضع الاستعداد بعد</translation>
    </message>
    <message>
        <source>Also when something plays and nobody presses a key.</source>
        <translation>حتى عند تشغيل شيء ما دون أن يضغط أحد زرًا.</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>ساعة واحدة</translation>
    </message>
    <message>
        <source>2 hours</source>
        <translation>ساعتان</translation>
    </message>
    <message>
        <source>4 hours</source>
        <translation>4 ساعات</translation>
    </message>
    <message>
        <source>8 hours</source>
        <translation>8 ساعات</translation>
    </message>
    <message>
        <source>Easier to see and hear</source>
        <translation>رؤية وسماع أسهل</translation>
    </message>
    <message>
        <source>Size of words</source>
        <translation>حجم النص</translation>
    </message>
    <message>
        <source>All that the TV writes; subtitles have their own.</source>
        <translation>كل ما يكتبه التلفزيون؛ وللترجمة حجمها الخاص.</translation>
    </message>
    <message>
        <source>Say what has the focus</source>
        <translation>قراءة العنصر المحدد بصوت مسموع</translation>
    </message>
    <message>
        <source>A voice reads every menu aloud, in the TV&apos;s language.</source>
        <translation>يقرأ صوتٌ كل قائمة بلغة التلفزيون.</translation>
    </message>
    <message>
        <source>Sounds of the keys</source>
        <translation>أصوات الأزرار</translation>
    </message>
    <message>
        <source>A quiet tick for each step.</source>
        <translation>نقرة خافتة مع كل خطوة.</translation>
    </message>
    <message>
        <source>Languages of films and subtitles</source>
        <translation>لغات الأفلام والترجمة</translation>
    </message>
    <message>
        <source>Language of films</source>
        <translation>لغة الأفلام</translation>
    </message>
    <message>
        <source>Where a film has more than one.</source>
        <translation>عندما يكون للفيلم أكثر من لغة.</translation>
    </message>
    <message>
        <source>As the film begins with</source>
        <translation>لغة الفيلم الأولى</translation>
    </message>
    <message>
        <source>As the TV</source>
        <translation>مثل التلفزيون</translation>
    </message>
    <message>
        <source>Language of subtitles</source>
        <translation>لغة الترجمة</translation>
    </message>
    <message>
        <source>Where a film has them.</source>
        <translation>عندما تكون للفيلم ترجمة.</translation>
    </message>
    <message>
        <source>No subtitles</source>
        <translation>بدون ترجمة</translation>
    </message>
    <message>
        <source>Size of subtitles</source>
        <translation>حجم الترجمة</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>صغير</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>عادي</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>كبير</translation>
    </message>
    <message>
        <source>Very large</source>
        <translation>كبير جدًا</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>الخط</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>بسيط</translation>
    </message>
    <message>
        <source>With serifs</source>
        <translation>بزوائد</translation>
    </message>
    <message>
        <source>All of one width</source>
        <translation>متساوي العرض</translation>
    </message>
    <message>
        <source>Colour of subtitles</source>
        <translation>لون الترجمة</translation>
    </message>
    <message>
        <source>White</source>
        <translation>أبيض</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>أصفر</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>أخضر</translation>
    </message>
    <message>
        <source>Light blue</source>
        <translation>أزرق فاتح</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>الحافة</translation>
    </message>
    <message>
        <source>Outlined</source>
        <translation>بخط خارجي</translation>
    </message>
    <message>
        <source>With a shadow</source>
        <translation>بظل</translation>
    </message>
    <message>
        <source>None</source>
        <translation>لا يوجد</translation>
    </message>
    <message>
        <source>Behind the words</source>
        <translation>خلف النص</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>A dim box</source>
        <translation>مربع نصف شفاف</translation>
    </message>
    <message>
        <source>A black box</source>
        <translation>مربع أسود</translation>
    </message>
    <message>
        <source>The TV follows</source>
        <translation>التلفزيون يتبع</translation>
    </message>
    <message>
        <source>Switches the TV on and off with this set, where its cable can (HDMI-CEC).</source>
        <translation>يشغّل التلفزيون ويطفئه مع هذا الجهاز إن كان الكابل يدعم ذلك (HDMI-CEC).</translation>
    </message>
    <message>
        <source>Playing films</source>
        <translation>تشغيل الأفلام</translation>
    </message>
    <message>
        <source>On to the next by itself</source>
        <translation>الانتقال تلقائيًا إلى التالي</translation>
    </message>
    <message>
        <source>When an episode, a lesson or an exercise ends, the one after it begins.</source>
        <translation>عند انتهاء حلقة أو درس أو تمرين يبدأ ما بعده.</translation>
    </message>
    <message>
        <source>Night sound</source>
        <translation>صوت الليل</translation>
    </message>
    <message>
        <source>Quiet words are louder and loud scenes quieter.</source>
        <translation>الكلمات الخافتة أعلى والمشاهد الصاخبة أخفض.</translation>
    </message>
    <message>
        <source>Even loudness</source>
        <translation>جهارة متساوية</translation>
    </message>
    <message>
        <source>Films and music that tell how loud they are play equally loud.</source>
        <translation>الأفلام والموسيقى التي تذكر مستوى جهارتها تُشغَّل بجهارة متساوية.</translation>
    </message>
    <message>
        <source>Loudspeakers</source>
        <translation>مكبرات الصوت</translation>
    </message>
    <message>
        <source>All that the film has sound for</source>
        <translation>كل ما يملك الفيلم له صوتًا</translation>
    </message>
    <message>
        <source>Two</source>
        <translation>اثنان</translation>
    </message>
    <message>
        <source>Open the next channel beforehand</source>
        <translation>فتح القناة التالية مسبقًا</translation>
    </message>
    <message>
        <source>It is there at once. It takes a second stream from your network; some providers allow only one.</source>
        <translation>تظهر فورًا. يتطلب ذلك بثًا ثانيًا من شبكتك؛ وبعض المزودين يسمحون ببث واحد فقط.</translation>
    </message>
    <message>
        <source>Of channels that are sent to everybody</source>
        <translation>للقنوات التي تُبث للجميع</translation>
    </message>
    <message>
        <source>Of all channels</source>
        <translation>لجميع القنوات</translation>
    </message>
    <message>
        <source>What the home tells</source>
        <translation>تنبيهات المنزل</translation>
    </message>
    <message>
        <source>Finished and opened</source>
        <translation>ما انتهى وما فُتح</translation>
    </message>
    <message>
        <source>Danger and somebody at the door never wait.</source>
        <translation>الخطر ومن عند الباب لا ينتظران أبدًا.</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>فورًا</translation>
    </message>
    <message>
        <source>At the next pause</source>
        <translation>عند التوقف المؤقت التالي</translation>
    </message>
    <message>
        <source>When what is watched ends</source>
        <translation>عند انتهاء ما يُشاهد</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>الهدوء من</translation>
    </message>
    <message>
        <source>Then only danger and somebody at the door are told.</source>
        <translation>عندها يُنبَّه إلى الخطر ومن عند الباب فقط.</translation>
    </message>
    <message>
        <source>No quiet hours</source>
        <translation>لا ساعات هدوء</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>الهدوء حتى</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>الصورة</translation>
    </message>
    <message>
        <source>Films of another shape</source>
        <translation>أفلام بأبعاد أخرى</translation>
    </message>
    <message>
        <source>Whole leaves black bars; filled cuts off what is too wide or too high.</source>
        <translation>الكاملة تترك أشرطة سوداء، والممتدة تقصّ الزائد.</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>كاملة</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>ممتدة</translation>
    </message>
    <message>
        <source>Room at the edges</source>
        <translation>هامش عند الحواف</translation>
    </message>
    <message>
        <source>For TVs that cut off the edges of the picture.</source>
        <translation>لأجهزة التلفاز التي تقصّ حواف الصورة.</translation>
    </message>
    <message>
        <source>1 %</source>
        <translation>1٪</translation>
    </message>
    <message>
        <source>2 %</source>
        <translation>2٪</translation>
    </message>
    <message>
        <source>3 %</source>
        <translation>3٪</translation>
    </message>
    <message>
        <source>4 %</source>
        <translation>4٪</translation>
    </message>
    <message>
        <source>5 %</source>
        <translation>5٪</translation>
    </message>
    <message>
        <source>Remember what is watched</source>
        <translation>تذكّر ما يُشاهَد</translation>
    </message>
    <message>
        <source>For Continue and what comes next. It stays in this TV.</source>
        <translation>لأجل «متابعة» وما يليه. يبقى في هذا التلفاز.</translation>
    </message>
    <message>
        <source>Intros, recaps and credits</source>
        <translation>المقدمات والملخصات وشارات النهاية</translation>
    </message>
    <message>
        <source>A button skips them</source>
        <translation>زر يتخطاها</translation>
    </message>
    <message>
        <source>Skipped by themselves</source>
        <translation>تُتخطى تلقائيًا</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>الشبكة</translation>
    </message>
    <message>
        <source>Cable and wireless networks</source>
        <translation>الشبكات السلكية واللاسلكية</translation>
    </message>
    <message>
        <source>wifi internet lan</source>
        <translation>واي فاي إنترنت شبكة</translation>
    </message>
    <message>
        <source>Films and disks</source>
        <translation>الأفلام والأقراص</translation>
    </message>
    <message>
        <source>Where films, courses and photos lie, and how full the disks are</source>
        <translation>أين توجد الأفلام والدورات والصور، ومدى امتلاء الأقراص</translation>
    </message>
    <message>
        <source>folders shares usb open address</source>
        <translation>مجلدات مشاركة usb فتح عنوان</translation>
    </message>
    <message>
        <source>Live TV</source>
        <translation>البث المباشر</translation>
    </message>
    <message>
        <source>The lists that channels come from</source>
        <translation>القوائم التي تأتي منها القنوات</translation>
    </message>
    <message>
        <source>iptv m3u channels</source>
        <translation>iptv m3u قنوات</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>المنزل</translation>
    </message>
    <message>
        <source>Who watches, and the PIN</source>
        <translation>من يشاهد، ورمز PIN</translation>
    </message>
    <message>
        <source>profiles children guest</source>
        <translation>ملفات شخصية أطفال ضيف</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>الرئيسية</translation>
    </message>
    <message>
        <source>The rows that you want to see</source>
        <translation>الصفوف التي تريد رؤيتها</translation>
    </message>
    <message>
        <source>launcher</source>
        <translation>الشاشة الرئيسية</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>الهواتف</translation>
    </message>
    <message>
        <source>Which of them may drive the TV</source>
        <translation>أيّها يمكنه التحكم في التلفزيون</translation>
    </message>
    <message>
        <source>pairing qr code remote</source>
        <translation>اقتران رمز qr تحكم</translation>
    </message>
    <message>
        <source>Appliances</source>
        <translation>الأجهزة</translation>
    </message>
    <message>
        <source>Add an appliance, and how appliances reach the TV</source>
        <translation>إضافة جهاز، وكيف تصل الأجهزة إلى التلفاز</translation>
    </message>
    <message>
        <source>mqtt matter zigbee broker</source>
        <translation>mqtt matter zigbee وسيط</translation>
    </message>
    <message>
        <source>Remotes and Bluetooth</source>
        <translation>أجهزة التحكم والبلوتوث</translation>
    </message>
    <message>
        <source>Remotes, game pads, headphones</source>
        <translation>أجهزة التحكم، أذرع التحكم، سماعات الرأس</translation>
    </message>
    <message>
        <source>controllers</source>
        <translation>أذرع تحكم</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>التخزين</translation>
    </message>
    <message>
        <source>What apps and pictures take</source>
        <translation>ما تشغله التطبيقات والصور</translation>
    </message>
    <message>
        <source>space cache</source>
        <translation>مساحة ذاكرة مخبئة</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>الخصوصية</translation>
    </message>
    <message>
        <source>What the TV remembers, and how to forget it</source>
        <translation>ما يتذكّره التلفاز وكيف ينساه</translation>
    </message>
    <message>
        <source>history forget</source>
        <translation>السجل نسيان</translation>
    </message>
    <message>
        <source>About this TV</source>
        <translation>حول هذا التلفزيون</translation>
    </message>
    <message>
        <source>Version, memory, addresses</source>
        <translation>الإصدار والذاكرة والعناوين</translation>
    </message>
    <message>
        <source>diagnostics licences</source>
        <translation>تشخيص تراخيص</translation>
    </message>
    <message>
        <source>Age ratings</source>
        <translation>التصنيف العمري</translation>
    </message>
    <message>
        <source>How it is said for whom a film is. What nobody has judged, as all films in China, asks for the PIN where a child has a limit.</source>
        <translation>كيف يُقال لمن الفيلم. وما لم يقيّمه أحد، ككل الأفلام في الصين، يطلب الرقم السري حيث يكون للطفل حد.</translation>
    </message>
    <message>
        <source>In years</source>
        <translation>بالسنوات</translation>
    </message>
    <message>
        <source>captions closed subtitles</source>
        <translation>ترجمة مصاحبة</translation>
    </message>
    <message>
        <source>accessibility zoom contrast voice</source>
        <translation>إمكانية الوصول تكبير تباين صوت</translation>
    </message>
    <message>
        <source>audio</source>
        <translation>صوت</translation>
    </message>
    <message>
        <source>sleep timer screensaver</source>
        <translation>نوم مؤقت شاشة توقف</translation>
    </message>
    <message>
        <source>notifications quiet</source>
        <translation>إشعارات هدوء</translation>
    </message>
    <message>
        <source>zoom overscan</source>
        <translation>تكبير حواف</translation>
    </message>
    <message>
        <source>Phones in the home may connect</source>
        <translation>يمكن لهواتف المنزل الاتصال</translation>
    </message>
    <message>
        <source>Over the home&apos;s network, and only with the code on this screen.</source>
        <translation>عبر شبكة المنزل، وفقط بالرمز الظاهر على هذه الشاشة.</translation>
    </message>
    <message>
        <source>Where a film&apos;s chapters name them, or the episodes of a season share them.</source>
        <translation>حيث تسميها فصول الفيلم أو تتشارك فيها حلقات الموسم.</translation>
    </message>
    <message>
        <source>Media servers</source>
        <translation>خوادم الوسائط</translation>
    </message>
    <message>
        <source>Films and music that other devices of the home share</source>
        <translation>أفلام وموسيقى تشاركها أجهزة أخرى في المنزل</translation>
    </message>
    <message>
        <source>dlna upnp nas network shares</source>
        <translation>dlna upnp nas شبكة مشاركة</translation>
    </message>
    <message>
        <source>As the TV, when the sound is in another language</source>
        <translation>كلغة التلفاز إذا كان الصوت بلغة أخرى</translation>
    </message>
    <message>
        <source>For two, the words of films with surround sound stay clear. A receiver gets Dolby Digital and DTS as they are, and sets the volume.</source>
        <translation>مع مكبرين يبقى كلام الأفلام ذات الصوت المحيطي واضحًا. يتلقى جهاز الاستقبال Dolby Digital وDTS كما هما ويضبط مستوى الصوت.</translation>
    </message>
    <message>
        <source>A receiver that decodes</source>
        <translation>جهاز استقبال يفك الترميز بنفسه</translation>
    </message>
</context>
<context>
    <name>SkipButton</name>
    <message>
        <source>Skip the intro</source>
        <translation>تخطّي المقدمة</translation>
    </message>
    <message>
        <source>Skip the recap</source>
        <translation>تخطّي ملخص ما سبق</translation>
    </message>
    <message>
        <source>Skip the preview</source>
        <translation>تخطّي العرض المسبق</translation>
    </message>
    <message>
        <source>Skip the credits</source>
        <translation>تخطّي شارة النهاية</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>موافق</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>تخطّي</translation>
    </message>
</context>
<context>
    <name>SongRow</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Plays now</source>
        <translation>قيد التشغيل الآن</translation>
    </message>
</context>
<context>
    <name>SourcesPanel</name>
    <message>
        <source>%1 TB</source>
        <translation>%1 ت.ب</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 ج.ب</translation>
    </message>
    <message>
        <source>Take %1 away?</source>
        <translation>إزالة %1؟</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>الاحتفاظ به</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>إزالته</translation>
    </message>
    <message>
        <source>%1 · its disk is away</source>
        <translation>%1 · قرصه غير متصل</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>إضافة %1</translation>
    </message>
    <message>
        <source>Another folder</source>
        <translation>مجلد آخر</translation>
    </message>
    <message>
        <source>Type where it is, or let a phone type it.</source>
        <translation>اكتب مكانه هنا أو من الهاتف.</translation>
    </message>
    <message>
        <source>Where is the folder?</source>
        <translation>أين المجلد؟</translation>
    </message>
    <message>
        <source>%1 is away</source>
        <translation>%1 غير متصل</translation>
    </message>
    <message>
        <source>%1 of %2 free</source>
        <translation>المتاح %1 من %2</translation>
    </message>
    <message>
        <source>Films and series</source>
        <translation>أفلام ومسلسلات</translation>
    </message>
    <message>
        <source>Courses</source>
        <translation>دورات</translation>
    </message>
    <message>
        <source>Workouts</source>
        <translation>تمارين</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>صور</translation>
    </message>
    <message>
        <source>What is in %1?</source>
        <translation>ماذا يوجد في %1؟</translation>
    </message>
    <message>
        <source>What its name says</source>
        <translation>ما يدل عليه اسمه</translation>
    </message>
    <message>
        <source>What lies in it leaves the TV; the files stay where they are.</source>
        <translation>يغادر محتواه التلفاز، وتبقى الملفات في مكانها.</translation>
    </message>
    <message>
        <source>Open an address</source>
        <translation>فتح عنوان</translation>
    </message>
    <message>
        <source>Which address?</source>
        <translation>أي عنوان؟</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>موسيقى</translation>
    </message>
    <message>
        <source>Play all of it</source>
        <translation>تشغيل كل ما فيه</translation>
    </message>
    <message>
        <source>A film, a stream, a playlist or a folder: its address, or where it lies on this TV.</source>
        <translation>فيلم أو بثّ أو قائمة تشغيل أو مجلد: عنوانه أو مكانه على هذا التلفاز.</translation>
    </message>
    <message>
        <source>Media servers</source>
        <translation>خوادم الوسائط</translation>
    </message>
    <message>
        <source>Films and music that other devices of the home share.</source>
        <translation>أفلام وموسيقى تشاركها أجهزة أخرى في المنزل.</translation>
    </message>
</context>
<context>
    <name>StoragePanel</name>
    <message>
        <source>%1 GB</source>
        <translation>%1 ج.ب</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 م.ب</translation>
    </message>
    <message>
        <source>Pictures of films, photos and apps</source>
        <translation>صور الأفلام والصور والتطبيقات</translation>
    </message>
    <message>
        <source>They can be made again. OK removes them.</source>
        <translation>يمكن إنشاؤها من جديد. OK يزيلها.</translation>
    </message>
    <message>
        <source>Remove the pictures?</source>
        <translation>هل تُزال الصور؟</translation>
    </message>
    <message>
        <source>They come back as they are looked at.</source>
        <translation>تعود حين تُشاهَد.</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>إبقاؤها</translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>إزالتها</translation>
    </message>
    <message>
        <source>What the TV remembers</source>
        <translation>ما يتذكّره التلفاز</translation>
    </message>
    <message>
        <source>Titles, appliances and their numbers, settings.</source>
        <translation>العناوين والأجهزة وقيمها والإعدادات.</translation>
    </message>
    <message>
        <source>With what it saved</source>
        <translation>مع ما حفظه</translation>
    </message>
</context>
<context>
    <name>StorePage</name>
    <message>
        <source>Apps and games</source>
        <translation>التطبيقات والألعاب</translation>
    </message>
    <message>
        <source>The store is empty</source>
        <translation>المتجر فارغ</translation>
    </message>
    <message>
        <source>It cannot be reached now, or offers nothing yet. What is installed still works.</source>
        <translation>لا يمكن الوصول إليه الآن أو لا يعرض شيئًا بعد. ما تم تثبيته يعمل.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
</context>
<context>
    <name>TitlePage</name>
    <message>
        <source>Play</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>من البداية</translation>
    </message>
    <message>
        <source>I have not seen this</source>
        <translation>لم أشاهد هذا</translation>
    </message>
    <message>
        <source>I have seen this</source>
        <translation>شاهدت هذا</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>المزيد مثل هذا</translation>
    </message>
    <message>
        <source>This film is not here any more</source>
        <translation>لم يعد هذا الفيلم هنا</translation>
    </message>
    <message>
        <source>Its file was removed, or its disk is away.</source>
        <translation>أُزيل ملفه، أو أن قرصه غير متصل.</translation>
    </message>
    <message>
        <source>Trailer</source>
        <translation>الإعلان الترويجي</translation>
    </message>
    <message>
        <source>Continue · %1</source>
        <translation>متابعة · %1</translation>
    </message>
</context>
<context>
    <name>TitleWords</name>
    <message>
        <source>Continue</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>أفلام</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>مسلسلات</translation>
    </message>
    <message>
        <source>Games</source>
        <translation>الألعاب</translation>
    </message>
    <message>
        <source>Health and sport</source>
        <translation>الصحة والرياضة</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>التعلّم</translation>
    </message>
    <message>
        <source>Shopping</source>
        <translation>التسوق</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>موسيقى</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>الصور</translation>
    </message>
    <message>
        <source>Apps</source>
        <translation>التطبيقات</translation>
    </message>
    <message>
        <source>New in the store</source>
        <translation>جديد في المتجر</translation>
    </message>
    <message>
        <source>At home</source>
        <translation>في المنزل</translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n ث</numerusform>
            <numerusform>%n ث</numerusform>
            <numerusform>%n ث</numerusform>
            <numerusform>%n ث</numerusform>
            <numerusform>%n ث</numerusform>
            <numerusform>%n ث</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n د</numerusform>
            <numerusform>%n د</numerusform>
            <numerusform>%n د</numerusform>
            <numerusform>%n د</numerusform>
            <numerusform>%n د</numerusform>
            <numerusform>%n د</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n s left</source>
        <translation>
            <numerusform>بقي %n ثانية</numerusform>
            <numerusform>بقيت ثانية</numerusform>
            <numerusform>بقيت ثانيتان</numerusform>
            <numerusform>بقيت %n ثوانٍ</numerusform>
            <numerusform>بقي %n ثانية</numerusform>
            <numerusform>بقي %n ثانية</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min left</source>
        <translation>
            <numerusform>بقي %n دقيقة</numerusform>
            <numerusform>بقيت دقيقة</numerusform>
            <numerusform>بقيت دقيقتان</numerusform>
            <numerusform>بقيت %n دقائق</numerusform>
            <numerusform>بقي %n دقيقة</numerusform>
            <numerusform>بقي %n دقيقة</numerusform>
        </translation>
    </message>
    <message>
        <source>1 season</source>
        <translation>موسم واحد</translation>
    </message>
    <message numerus="yes">
        <source>%n seasons</source>
        <translation>
            <numerusform>عدد المواسم: %n</numerusform>
            <numerusform>عدد المواسم: %n</numerusform>
            <numerusform>عدد المواسم: %n</numerusform>
            <numerusform>عدد المواسم: %n</numerusform>
            <numerusform>عدد المواسم: %n</numerusform>
            <numerusform>عدد المواسم: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Sound: %1</source>
        <translation>الصوت: %1</translation>
    </message>
    <message>
        <source>Subtitles: %1</source>
        <translation>الترجمة: %1</translation>
    </message>
    <message>
        <source>All series</source>
        <translation>كل المسلسلات</translation>
    </message>
    <message>
        <source>All courses</source>
        <translation>كل الدورات</translation>
    </message>
    <message>
        <source>All workouts</source>
        <translation>كل التمارين</translation>
    </message>
    <message>
        <source>All photos</source>
        <translation>كل الصور</translation>
    </message>
    <message>
        <source>All films</source>
        <translation>كل الأفلام</translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n س</numerusform>
            <numerusform>%n س</numerusform>
            <numerusform>%n س</numerusform>
            <numerusform>%n س</numerusform>
            <numerusform>%n س</numerusform>
            <numerusform>%n س</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 س %2 د</translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation>صورة واحدة</translation>
    </message>
    <message numerus="yes">
        <source>%n photos</source>
        <translation>
            <numerusform>لا صور</numerusform>
            <numerusform>صورة واحدة</numerusform>
            <numerusform>صورتان</numerusform>
            <numerusform>%n صور</numerusform>
            <numerusform>%n صورة</numerusform>
            <numerusform>%n صورة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parts</source>
        <translation>
            <numerusform>بلا أجزاء</numerusform>
            <numerusform>جزء واحد</numerusform>
            <numerusform>جزءان</numerusform>
            <numerusform>%n أجزاء</numerusform>
            <numerusform>%n جزءًا</numerusform>
            <numerusform>%n جزء</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>done %n times</source>
        <translation>
            <numerusform>لم يُنجز بعد</numerusform>
            <numerusform>أُنجز مرة واحدة</numerusform>
            <numerusform>أُنجز مرتين</numerusform>
            <numerusform>أُنجز %n مرات</numerusform>
            <numerusform>أُنجز %n مرة</numerusform>
            <numerusform>أُنجز %n مرة</numerusform>
        </translation>
    </message>
    <message>
        <source>done once</source>
        <translation>أُنجز مرة واحدة</translation>
    </message>
    <message>
        <source>not done yet</source>
        <translation>لم يُنجز بعد</translation>
    </message>
    <message>
        <source>1 lesson</source>
        <translation>درس واحد</translation>
    </message>
    <message numerus="yes">
        <source>%n lessons</source>
        <translation>
            <numerusform>بلا دروس</numerusform>
            <numerusform>درس واحد</numerusform>
            <numerusform>درسان</numerusform>
            <numerusform>%n دروس</numerusform>
            <numerusform>%n درسًا</numerusform>
            <numerusform>%n درس</numerusform>
        </translation>
    </message>
    <message>
        <source>all done</source>
        <translation>اكتمل الكل</translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>أُنجز %n</numerusform>
            <numerusform>أُنجز %n</numerusform>
            <numerusform>أُنجز %n</numerusform>
            <numerusform>أُنجز %n</numerusform>
            <numerusform>أُنجز %n</numerusform>
            <numerusform>أُنجز %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>بقي %1</translation>
    </message>
    <message>
        <source>On now</source>
        <translation>يُبث الآن</translation>
    </message>
    <message>
        <source>All channels</source>
        <translation>كل القنوات</translation>
    </message>
    <message>
        <source>All music</source>
        <translation>كل الموسيقى</translation>
    </message>
    <message>
        <source>1 song</source>
        <translation>أغنية واحدة</translation>
    </message>
    <message numerus="yes">
        <source>%n songs</source>
        <translation>
            <numerusform>لا أغانٍ</numerusform>
            <numerusform>أغنية واحدة</numerusform>
            <numerusform>أغنيتان</numerusform>
            <numerusform>%n أغانٍ</numerusform>
            <numerusform>%n أغنية</numerusform>
            <numerusform>%n أغنية</numerusform>
        </translation>
    </message>
    <message>
        <source>Used last</source>
        <translation>المستخدمة مؤخرًا</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>OK</source>
        <translation>موافق</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
</context>
<context>
    <name>Voice</name>
    <message>
        <source>button</source>
        <translation>زر</translation>
    </message>
    <message>
        <source>switch</source>
        <translation>مفتاح</translation>
    </message>
    <message>
        <source>slider, left and right change it</source>
        <translation>شريط تمرير، يتغير باليمين واليسار</translation>
    </message>
    <message>
        <source>choice</source>
        <translation>خيار</translation>
    </message>
    <message>
        <source>menu item</source>
        <translation>عنصر قائمة</translation>
    </message>
    <message>
        <source>episode</source>
        <translation>حلقة</translation>
    </message>
    <message>
        <source>profile</source>
        <translation>ملف شخصي</translation>
    </message>
    <message>
        <source>film</source>
        <translation>فيلم</translation>
    </message>
    <message>
        <source>app</source>
        <translation>تطبيق</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 من %2</translation>
    </message>
    <message>
        <source>song</source>
        <translation>أغنية</translation>
    </message>
    <message>
        <source>card</source>
        <translation>بطاقة</translation>
    </message>
    <message>
        <source>key</source>
        <translation>مفتاح</translation>
    </message>
    <message>
        <source>photo</source>
        <translation>صورة</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>مجلد</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation>مرحبًا</translation>
    </message>
    <message>
        <source>Which language shall the TV speak?</source>
        <translation>بأي لغة يتحدث التلفزيون؟</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>الشبكة</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Go on without</source>
        <translation>المتابعة بدون شبكة</translation>
    </message>
    <message>
        <source>Films and appliances of the home work without the internet.</source>
        <translation>تعمل الأفلام وأجهزة المنزل بدون إنترنت.</translation>
    </message>
    <message>
        <source>Phone as remote</source>
        <translation>الهاتف كجهاز تحكم</translation>
    </message>
    <message>
        <source>Point the phone&apos;s camera at the picture. It then drives the TV and types into it.</source>
        <translation>وجّه كاميرا الهاتف نحو الصورة. بعدها يتحكم الهاتف في التلفزيون ويكتب فيه.</translation>
    </message>
    <message>
        <source>Phones can come later: Settings, Phones.</source>
        <translation>يمكن إضافة الهواتف لاحقًا: الإعدادات، الهواتف.</translation>
    </message>
    <message>
        <source>Where are the films?</source>
        <translation>أين الأفلام؟</translation>
    </message>
    <message>
        <source>Folders on this TV and on disks that are plugged in. Nothing in them is changed.</source>
        <translation>مجلدات على هذا التلفزيون وعلى الأقراص الموصولة. لا يتغير شيء فيها.</translation>
    </message>
    <message>
        <source>Who is watching?</source>
        <translation>من يشاهد؟</translation>
    </message>
    <message>
        <source>With a name, the TV remembers for you alone what you watch. Children get their own limits in Settings, Household.</source>
        <translation>مع الاسم، يتذكر التلفزيون لك وحدك ما تشاهده. وللأطفال حدودهم الخاصة في الإعدادات، المنزل.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>What is the name?</source>
        <translation>ما الاسم؟</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>To Home</source>
        <translation>إلى الرئيسية</translation>
    </message>
    <message>
        <source>A phone can drive the TV and type into it.</source>
        <translation>يمكن لهاتف أن يتحكم بالتلفاز ويكتب فيه.</translation>
    </message>
    <message>
        <source>Phones in the home may connect</source>
        <translation>يمكن لهواتف المنزل الاتصال</translation>
    </message>
    <message>
        <source>Over the home&apos;s network, and only with the code on this screen.</source>
        <translation>عبر شبكة المنزل، وفقط بالرمز الظاهر على هذه الشاشة.</translation>
    </message>
</context>
<context>
    <name>ZigbeePage</name>
    <message>
        <source>Is here</source>
        <translation>انضم</translation>
    </message>
    <message>
        <source>Did not get on; switch it off and on, near the stick</source>
        <translation>تعذر انضمامه؛ أطفئه وشغّله قرب المحوّل</translation>
    </message>
    <message>
        <source>Is asked what it can …</source>
        <translation>يُسأل عما يستطيعه…</translation>
    </message>
    <message>
        <source>Another name</source>
        <translation>اسم آخر</translation>
    </message>
    <message>
        <source>Take it out of the network</source>
        <translation>إخراجه من الشبكة</translation>
    </message>
    <message>
        <source>Name of %1</source>
        <translation>اسم %1</translation>
    </message>
    <message>
        <source>Take %1 out?</source>
        <translation>إخراج %1؟</translation>
    </message>
    <message>
        <source>To use it again it has to join again.</source>
        <translation>لاستخدامه مجددًا يجب أن ينضم من جديد.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>الإبقاء عليه</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>إخراجه</translation>
    </message>
    <message>
        <source>Take it out although it does not answer</source>
        <translation>إخراجه رغم أنه لا يستجيب</translation>
    </message>
    <message>
        <source>Zigbee appliances</source>
        <translation>أجهزة Zigbee</translation>
    </message>
    <message>
        <source>Appliances may join for %1</source>
        <translation>يمكن للأجهزة الانضمام خلال %1</translation>
    </message>
    <message>
        <source>Let an appliance join</source>
        <translation>السماح بانضمام جهاز</translation>
    </message>
    <message>
        <source>OK closes the network again.</source>
        <translation>زر موافق يغلق الشبكة.</translation>
    </message>
    <message>
        <source>Then make the appliance look for its network, as its leaflet says.</source>
        <translation>ثم اجعل الجهاز يبحث عن شبكته كما يرد في دليله.</translation>
    </message>
    <message>
        <source>not supported</source>
        <translation>غير مدعوم</translation>
    </message>
    <message>
        <source>Group %1</source>
        <translation>مجموعة %1</translation>
    </message>
    <message>
        <source>Zigbee2MQTT does not answer</source>
        <translation>لا يستجيب Zigbee2MQTT</translation>
    </message>
    <message>
        <source>It needs a stick for Zigbee and a name and password for the TV&apos;s broker.</source>
        <translation>يحتاج إلى محوّل Zigbee واسم وكلمة مرور لوسيط التلفاز.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::AddressOpener</name>
    <message>
        <source>Something else was opened</source>
        <translation>تم فتح شيء آخر</translation>
    </message>
    <message>
        <source>A disk does not answer</source>
        <translation>لا يستجيب أحد الأقراص</translation>
    </message>
    <message>
        <source>Try again in a moment, or plug it in anew</source>
        <translation>أعد المحاولة بعد قليل أو أعد توصيله</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Apps</name>
    <message>
        <source>%1 stopped several times and was closed</source>
        <translation>توقف %1 عدة مرات وتم إغلاقه</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Attention</name>
    <message>
        <source>%1: somebody is at the door</source>
        <translation>%1: هناك شخص عند الباب</translation>
    </message>
    <message>
        <source>%1 has finished</source>
        <translation>انتهى %1</translation>
    </message>
    <message>
        <source>%1 is open</source>
        <translation>%1 مفتوح</translation>
    </message>
    <message>
        <source>Smoke! %1</source>
        <translation>دخان! %1</translation>
    </message>
    <message>
        <source>Gas! %1</source>
        <translation>غاز! %1</translation>
    </message>
    <message>
        <source>Carbon monoxide! %1</source>
        <translation>أول أكسيد الكربون! %1</translation>
    </message>
    <message>
        <source>Water! %1</source>
        <translation>تسرّب ماء! %1</translation>
    </message>
    <message>
        <source>The alarm goes off: %1</source>
        <translation>انطلق الإنذار: %1</translation>
    </message>
    <message>
        <source>The siren sounds: %1</source>
        <translation>صفارة الإنذار تعمل: %1</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Bluetooth</name>
    <message>
        <source>The device did not answer</source>
        <translation>لم يستجب الجهاز</translation>
    </message>
    <message>
        <source>Bring it near, switch its pairing on and try again</source>
        <translation>قرّبه وشغّل الإقران فيه ثم أعد المحاولة</translation>
    </message>
    <message>
        <source>This device is not in reach any more</source>
        <translation>لم يعد هذا الجهاز ضمن النطاق</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>ابحث من جديد</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::ChannelLists</name>
    <message>
        <source>This is no address of a list</source>
        <translation>هذا ليس عنوان قائمة</translation>
    </message>
    <message>
        <source>It begins with http:// or https://, or is the path of a file</source>
        <translation>يبدأ بـ http:// أو https:// أو يكون مسار ملف</translation>
    </message>
    <message>
        <source>There is no such list</source>
        <translation>لا توجد هذه القائمة</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::ChapterSkip</name>
    <message>
        <source>Nothing runs here that could be skipped</source>
        <translation>لا يوجد هنا ما يمكن تخطّيه</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::ContentDirectory</name>
    <message>
        <source>Something else was opened</source>
        <translation>تم فتح شيء آخر</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::HomeMatter</name>
    <message>
        <source>Matter is not installed on this TV</source>
        <translation>لم يُثبَّت Matter على هذا التلفاز</translation>
    </message>
    <message>
        <source>Matter stopped several times and is not started again by itself</source>
        <translation>توقف Matter عدة مرات ولن يبدأ تلقائيًا من جديد</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Household</name>
    <message>
        <source>A grown-up can open it from another profile</source>
        <translation>يمكن لشخص بالغ فتحه من ملف شخصي آخر</translation>
    </message>
    <message>
        <source>This is for people of %1 and older</source>
        <translation>هذا لمن عمره %1 فأكثر</translation>
    </message>
    <message>
        <source>Nobody has said for what age this is</source>
        <translation>لم يحدد أحد العمر المناسب لهذا</translation>
    </message>
    <message>
        <source>It is bedtime</source>
        <translation>حان وقت النوم</translation>
    </message>
    <message>
        <source>Today&apos;s time in front of the screen is over</source>
        <translation>انتهى وقت الشاشة لهذا اليوم</translation>
    </message>
    <message>
        <source>A grown-up changes this</source>
        <translation>يغيّر هذا شخص بالغ</translation>
    </message>
    <message>
        <source>There is no such profile</source>
        <translation>لا يوجد ملف شخصي كهذا</translation>
    </message>
    <message>
        <source>This is only done with the household&apos;s PIN</source>
        <translation>لا يتم هذا إلا برمز PIN الخاص بالبيت</translation>
    </message>
    <message>
        <source>Choose one in the settings under Household</source>
        <translation>اختر رمزًا في الإعدادات ضمن البيت</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>المنزل</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Hub</name>
    <message>
        <source>The household&apos;s memory was damaged and starts afresh</source>
        <translation>تضررت ذاكرة المنزل وتبدأ من جديد</translation>
    </message>
    <message>
        <source>The store cannot be opened: %1</source>
        <translation>تعذر فتح المتجر: %1</translation>
    </message>
    <message>
        <source>The film ends here: the rest of its file is missing</source>
        <translation>ينتهي الفيلم هنا: بقية الملف مفقودة</translation>
    </message>
    <message>
        <source>The disk is full: Hearth works on, but forgets what is new. Remove apps or films to make room</source>
        <translation>القرص ممتلئ: يستمر Hearth في العمل لكنه ينسى الجديد. أزل تطبيقات أو أفلامًا لإفساح المجال</translation>
    </message>
    <message>
        <source>%1 stopped several times (%2)</source>
        <translation>توقف %1 عدة مرات (%2)</translation>
    </message>
    <message>
        <source>A phone was paired</source>
        <translation>تم إقران هاتف</translation>
    </message>
    <message>
        <source>A phone was paired: %1</source>
        <translation>تم إقران هاتف: %1</translation>
    </message>
    <message>
        <source>The phone page cannot be served: its port is taken</source>
        <translation>تعذر تقديم صفحة الهاتف: المنفذ مستخدم</translation>
    </message>
    <message>
        <source>Start Hearth with another --phone-port</source>
        <translation>شغّل Hearth مع ‎--phone-port آخر</translation>
    </message>
    <message numerus="yes">
        <source>%n min left today</source>
        <translation>
            <numerusform>بقي اليوم %n د</numerusform>
            <numerusform>بقي اليوم %n د</numerusform>
            <numerusform>بقي اليوم %n د</numerusform>
            <numerusform>بقي اليوم %n د</numerusform>
            <numerusform>بقي اليوم %n د</numerusform>
            <numerusform>بقي اليوم %n د</numerusform>
        </translation>
    </message>
    <message>
        <source>That is all for today</source>
        <translation>هذا كل شيء لليوم</translation>
    </message>
    <message>
        <source>There is no such title</source>
        <translation>لا يوجد عنوان كهذا</translation>
    </message>
    <message>
        <source>There is no such series</source>
        <translation>لا يوجد مسلسل كهذا</translation>
    </message>
    <message>
        <source>No film is open</source>
        <translation>لا يوجد فيلم مفتوح</translation>
    </message>
    <message>
        <source>Open one first</source>
        <translation>افتح فيلمًا أولًا</translation>
    </message>
    <message>
        <source>There is no such app in the store</source>
        <translation>لا يوجد هذا التطبيق في المتجر</translation>
    </message>
    <message>
        <source>The page of the store lists them</source>
        <translation>صفحة المتجر تعرضها</translation>
    </message>
    <message>
        <source>There is no such course, workout or album</source>
        <translation>لا توجد دورة أو تمرين أو ألبوم كهذا</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::MediaServers</name>
    <message>
        <source>The media server does not answer</source>
        <translation>خادم الوسائط لا يستجيب</translation>
    </message>
    <message>
        <source>See whether it is switched on and in this TV&apos;s network</source>
        <translation>تحقق من أنه قيد التشغيل وفي شبكة هذا التلفاز</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Network</name>
    <message>
        <source>The network of this TV is set up elsewhere</source>
        <translation>تُضبط شبكة هذا التلفزيون في مكان آخر</translation>
    </message>
    <message>
        <source>Set it up in the system that Hearth runs on</source>
        <translation>اضبطها في النظام الذي يعمل عليه Hearth</translation>
    </message>
    <message>
        <source>%1 is not in reach</source>
        <translation>%1 خارج النطاق</translation>
    </message>
    <message>
        <source>Look for networks again</source>
        <translation>ابحث عن الشبكات من جديد</translation>
    </message>
    <message>
        <source>A password of this network has 8 to 63 characters</source>
        <translation>كلمة مرور هذه الشبكة من 8 إلى 63 حرفًا</translation>
    </message>
    <message>
        <source>Type it again</source>
        <translation>اكتبها من جديد</translation>
    </message>
    <message>
        <source>%1 did not let the TV in</source>
        <translation>رفضت الشبكة %1 اتصال التلفزيون</translation>
    </message>
    <message>
        <source>Check the password and try again</source>
        <translation>تحقق من كلمة المرور وأعد المحاولة</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Playback</name>
    <message>
        <source>The player stopped several times with this film</source>
        <translation>توقف المشغّل عدة مرات مع هذا الفيلم</translation>
    </message>
    <message>
        <source>Try another film; this one may be damaged</source>
        <translation>جرّب فيلمًا آخر؛ ربما يكون هذا تالفًا</translation>
    </message>
    <message>
        <source>The player is starting</source>
        <translation>المشغّل قيد البدء</translation>
    </message>
    <message>
        <source>Try again in a moment</source>
        <translation>أعد المحاولة بعد لحظة</translation>
    </message>
    <message>
        <source>No film is open</source>
        <translation>لا يوجد فيلم مفتوح</translation>
    </message>
    <message>
        <source>Open one first</source>
        <translation>افتح واحدًا أولًا</translation>
    </message>
    <message>
        <source>The player hangs with this film</source>
        <translation>يتوقف المشغّل عند هذا الفيلم</translation>
    </message>
    <message>
        <source>Open it once more; if it hangs again, the file or its disk may be damaged</source>
        <translation>افتحه مرة أخرى؛ فإن توقف ثانية فقد يكون الملف أو قرصه تالفًا</translation>
    </message>
    <message>
        <source>What is live goes at its own speed</source>
        <translation>البث المباشر يسير بسرعته</translation>
    </message>
    <message>
        <source>Pictures are stepped through while the film is paused</source>
        <translation>يُتصفَّح الفيلم صورة بصورة أثناء الإيقاف المؤقت</translation>
    </message>
    <message>
        <source>Pause it first</source>
        <translation>أوقفه مؤقتًا أولاً</translation>
    </message>
    <message>
        <source>The film&apos;s file cannot be opened</source>
        <translation>تعذر فتح ملف الفيلم</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Sources</name>
    <message>
        <source>There is no folder %1</source>
        <translation>لا يوجد مجلد %1</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>اختر مجلدًا آخر</translation>
    </message>
    <message>
        <source>Hearth may not look into %1</source>
        <translation>لا يُسمح لـ Hearth بفتح %1</translation>
    </message>
    <message>
        <source>Let the user who runs Hearth read it</source>
        <translation>اسمح للمستخدم الذي يشغّل Hearth بقراءته</translation>
    </message>
    <message>
        <source>%1 holds what Hearth itself keeps</source>
        <translation>يحتوي %1 على بيانات Hearth نفسه</translation>
    </message>
    <message>
        <source>There are too many folders already</source>
        <translation>عدد المجلدات كبير جدًا بالفعل</translation>
    </message>
    <message>
        <source>Take one away first</source>
        <translation>أزل واحدًا أولًا</translation>
    </message>
    <message>
        <source>This folder came with the start of Hearth</source>
        <translation>حُدد هذا المجلد عند تشغيل Hearth</translation>
    </message>
    <message>
        <source>Start Hearth without it</source>
        <translation>شغّل Hearth بدونه</translation>
    </message>
    <message>
        <source>%1 is the system itself</source>
        <translation>%1 هو النظام نفسه</translation>
    </message>
    <message>
        <source>Choose a folder that films lie in</source>
        <translation>اختر مجلدًا فيه أفلام</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::UpNext</name>
    <message>
        <source>Nothing follows this</source>
        <translation>لا شيء بعد هذا</translation>
    </message>
    <message>
        <source>Nothing comes before this</source>
        <translation>لا شيء قبل هذا</translation>
    </message>
    <message>
        <source>No film is open</source>
        <translation>لا يوجد فيلم مفتوح</translation>
    </message>
    <message>
        <source>Open one first</source>
        <translation>افتح واحدًا أولاً</translation>
    </message>
    <message>
        <source>No list is on</source>
        <translation>لا توجد قائمة قيد التشغيل</translation>
    </message>
    <message>
        <source>Play an album, a playlist or a folder first</source>
        <translation>شغّل ألبومًا أو قائمة تشغيل أو مجلدًا أولًا</translation>
    </message>
</context>
<context>
    <name>hearth::player::Channels</name>
    <message>
        <source>There is no such channel</source>
        <translation>لا توجد هذه القناة</translation>
    </message>
    <message>
        <source>There are too many lists of channels</source>
        <translation>قوائم القنوات كثيرة جدًا</translation>
    </message>
    <message>
        <source>Take one away first</source>
        <translation>أزل واحدة أولًا</translation>
    </message>
    <message>
        <source>There are no channels in this list</source>
        <translation>لا توجد قنوات في هذه القائمة</translation>
    </message>
</context>
<context>
    <name>hearth::store::Profiles</name>
    <message>
        <source>There is no such profile</source>
        <translation>لا يوجد ملف شخصي كهذا</translation>
    </message>
    <message>
        <source>A household has %1 profiles at most</source>
        <translation>الحد الأقصى للملفات الشخصية في المنزل: %1</translation>
    </message>
    <message>
        <source>Remove one first</source>
        <translation>أزل واحدًا أولًا</translation>
    </message>
    <message>
        <source>One profile has to stay a grown-up&apos;s</source>
        <translation>يجب أن يبقى ملف شخصي واحد لشخص بالغ</translation>
    </message>
    <message>
        <source>This profile is watching</source>
        <translation>هذا الملف الشخصي يشاهد الآن</translation>
    </message>
    <message>
        <source>Change to another one first</source>
        <translation>انتقل إلى ملف آخر أولًا</translation>
    </message>
</context>
<context>
    <name>hearth::ui::Speech</name>
    <message>
        <source>There is no voice for this language on this TV</source>
        <translation>لا يوجد صوت لهذه اللغة على هذا التلفزيون</translation>
    </message>
    <message>
        <source>There is no voice on this TV: speech-dispatcher does not answer</source>
        <translation>لا يوجد صوت على هذا التلفزيون: خدمة speech-dispatcher لا تستجيب</translation>
    </message>
</context>
</TS>
