<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar_EG">
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
</context>
<context>
    <name>FilmLayer</name>
    <message>
        <source>Back to Home</source>
        <translation>العودة إلى الرئيسية</translation>
    </message>
</context>
<context>
    <name>FilmOsd</name>
    <message>
        <source>English</source>
        <translation>الإنجليزية</translation>
    </message>
    <message>
        <source>German</source>
        <translation>الألمانية</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>الصينية</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>الإسبانية</translation>
    </message>
    <message>
        <source>French</source>
        <translation>الفرنسية</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>العربية</translation>
    </message>
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
</context>
<context>
    <name>HomePage</name>
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
        <source>Apps and games</source>
        <translation>التطبيقات والألعاب</translation>
    </message>
    <message>
        <source>At home</source>
        <translation>في المنزل</translation>
    </message>
    <message>
        <source>Nothing to watch yet</source>
        <translation>لا يوجد ما يُشاهد بعد</translation>
    </message>
    <message>
        <source>Start Hearth with a folder of films, or connect a disk. Appliances appear here by themselves.</source>
        <translation>شغّل Hearth مع مجلد أفلام أو وصّل قرصًا. تظهر الأجهزة هنا من تلقاء نفسها.</translation>
    </message>
</context>
<context>
    <name>HomeTile</name>
    <message>
        <source>Continue</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>In the store</source>
        <translation>في المتجر</translation>
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
        <source>S%1 E%2 · %3</source>
        <translation>م%1 ح%2 · %3</translation>
    </message>
    <message>
        <source>Season %1, episode %2</source>
        <translation>الموسم %1، الحلقة %2</translation>
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
    <message>
        <source>Game</source>
        <translation>لعبة</translation>
    </message>
    <message>
        <source>App</source>
        <translation>تطبيق</translation>
    </message>
    <message>
        <source>%1 · cannot be read</source>
        <translation>%1 · تتعذر قراءته</translation>
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
</context>
<context>
    <name>OptionList</name>
    <message>
        <source>chosen</source>
        <translation>محدد</translation>
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
        <source>Open this address on the phone and type the code. The code works once, for five minutes.</source>
        <translation>افتح هذا العنوان على الهاتف واكتب الرمز. يعمل مرة واحدة خلال خمس دقائق.</translation>
    </message>
    <message>
        <source>Only this machine can open the address. For phones, start Hearth with --lan.</source>
        <translation>لا يمكن فتح العنوان إلا من هذا الجهاز. للهواتف شغّل Hearth مع ‎--lan.</translation>
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
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Films and series</source>
        <translation>أفلام ومسلسلات</translation>
    </message>
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
        <source>Type a beginning; slips are forgiven.</source>
        <translation>اكتب البداية؛ الأخطاء الصغيرة مقبولة.</translation>
    </message>
    <message>
        <source>Try fewer letters, or another word of the name.</source>
        <translation>جرّب حروفًا أقل أو كلمة أخرى من الاسم.</translation>
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
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>الهواتف</translation>
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
        <source>Picture and movement</source>
        <translation>الصورة والحركة</translation>
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
</context>
<context>
    <name>StorePage</name>
    <message>
        <source>Apps and games</source>
        <translation>التطبيقات والألعاب</translation>
    </message>
    <message>
        <source>All apps</source>
        <translation>كل التطبيقات</translation>
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
    <name>TopBar</name>
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
    <name>hearth::bridge::Apps</name>
    <message>
        <source>%1 stopped several times and was closed</source>
        <translation>توقف %1 عدة مرات وتم إغلاقه</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Hub</name>
    <message>
        <source>The household's memory was damaged and starts afresh</source>
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
        <source>The film's file cannot be opened</source>
        <translation>تعذر فتح ملف الفيلم</translation>
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
</context>
</TS>
