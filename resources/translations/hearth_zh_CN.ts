<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AboutPanel</name>
    <message>
        <source>Hearth %1</source>
        <translation>Hearth %1</translation>
    </message>
    <message>
        <source>%1 GB of memory, %2 GB free</source>
        <translation>内存 %1 GB，可用 %2 GB</translation>
    </message>
    <message>
        <source>1 processor core</source>
        <translation>1 个处理器核心</translation>
    </message>
    <message numerus="yes">
        <source>%n processor cores</source>
        <translation>
            <numerusform>%n 个处理器核心</numerusform>
        </translation>
    </message>
    <message>
        <source>No address in a network</source>
        <translation>没有网络地址</translation>
    </message>
    <message>
        <source>The addresses of this TV in the home</source>
        <translation>这台电视在家中的地址</translation>
    </message>
    <message>
        <source>Set up again</source>
        <translation>重新设置</translation>
    </message>
    <message>
        <source>Language, network, phone, films, who watches. Nothing is lost.</source>
        <translation>语言、网络、手机、影片、谁在观看。不会丢失任何内容。</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>What runs here, and what was noted last</source>
        <translation>正在运行的程序和最近的记录</translation>
    </message>
    <message>
        <source>Started once</source>
        <translation>启动过一次</translation>
    </message>
    <message numerus="yes">
        <source>Started %n times</source>
        <translation>
            <numerusform>启动过 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing unusual was noted</source>
        <translation>没有异常记录</translation>
    </message>
</context>
<context>
    <name>AccountPage</name>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>On the appliance&apos;s page: Configuration, Configure MQTT. Host, port, user and password as here; Topic is %1; Full Topic stays as it is.</source>
        <translation>在家电的网页上：Configuration，Configure MQTT。Host、端口、用户名和密码如此处所示；Topic 为 %1；Full Topic 保持不变。</translation>
    </message>
    <message>
        <source>On Zigbee2MQTT&apos;s page: Settings, MQTT. Server mqtt://address:port, user and password as here; the base topic stays zigbee2mqtt. Switch Home Assistant integration on.</source>
        <translation>在 Zigbee2MQTT 的网页上：Settings，MQTT。服务器为 mqtt://地址:端口，用户名和密码如此处所示；基础主题保持 zigbee2mqtt。打开 Home Assistant 集成。</translation>
    </message>
    <message>
        <source>In the appliance&apos;s YAML, below mqtt: broker, port, username and password as here; topic_prefix is %1; discovery stays on.</source>
        <translation>在家电的 YAML 中 mqtt 之下：broker、port、username 和 password 如此处所示；topic_prefix 为 %1；discovery 保持打开。</translation>
    </message>
    <message>
        <source>On the appliance&apos;s page: Settings, MQTT. Server address:port, user and password as here; MQTT prefix is %1; RPC and status notifications over MQTT on.</source>
        <translation>在家电的网页上：Settings，MQTT。服务器为 地址:端口，用户名和密码如此处所示；MQTT 前缀为 %1；打开通过 MQTT 的 RPC 和状态通知。</translation>
    </message>
    <message>
        <source>On the appliance&apos;s page: Config, Sync Interfaces, MQTT. Broker, port, username and password as here; Device Topic is wled/%1.</source>
        <translation>在家电的网页上：Config，Sync Interfaces，MQTT。Broker、端口、用户名和密码如此处所示；Device Topic 为 wled/%1。</translation>
    </message>
    <message>
        <source>In the appliance&apos;s MQTT settings. Its topics begin with %1; discovery for Home Assistant is on.</source>
        <translation>在家电的 MQTT 设置中。其主题以 %1 开头；打开 Home Assistant 发现功能。</translation>
    </message>
    <message>
        <source>Enter this in the appliance</source>
        <translation>在家电中输入这些内容</translation>
    </message>
    <message>
        <source>A grown-up can see this.</source>
        <translation>成年人可以查看。</translation>
    </message>
    <message>
        <source>Appliances of the home&apos;s network do not reach the TV yet.</source>
        <translation>家庭网络中的家电还无法连接电视。</translation>
    </message>
    <message>
        <source>Encrypted at port %1; the certificate&apos;s fingerprint is in Settings, Appliances.</source>
        <translation>加密连接使用端口 %1；证书指纹在“设置”的“家电”中。</translation>
    </message>
    <message>
        <source>Encrypted only; the appliance must take the TV&apos;s own certificate.</source>
        <translation>仅加密；家电必须接受电视自己的证书。</translation>
    </message>
    <message>
        <source>Let them reach the TV</source>
        <translation>允许它们连接电视</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Take %1 away?</source>
        <translation>移除 %1？</translation>
    </message>
    <message>
        <source>The appliance that uses it is put out at once.</source>
        <translation>使用它的家电会立即断开。</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Turn on</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Dim</source>
        <translation>调暗</translation>
    </message>
    <message>
        <source>Brighten</source>
        <translation>调亮</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关上</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>上锁</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>开锁</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Send to its dock</source>
        <translation>回充</translation>
    </message>
    <message>
        <source>light lights lamp lamps</source>
        <translation>灯 灯光 电灯</translation>
    </message>
    <message>
        <source>All lights</source>
        <translation>所有灯</translation>
    </message>
    <message>
        <source>lights on</source>
        <translation>开灯 打开灯</translation>
    </message>
    <message>
        <source>lights off</source>
        <translation>关灯 关掉灯</translation>
    </message>
    <message>
        <source>darker</source>
        <translation>调暗 暗一点</translation>
    </message>
    <message>
        <source>brighter</source>
        <translation>调亮 亮一点</translation>
    </message>
</context>
<context>
    <name>AgeMarks</name>
    <message>
        <source>For everybody</source>
        <translation>适合所有人</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>%1 岁起</translation>
    </message>
</context>
<context>
    <name>AlbumPage</name>
    <message>
        <source>Photo %1</source>
        <translation>照片 %1</translation>
    </message>
    <message>
        <source>These photos are not here any more</source>
        <translation>这些照片已不在这里</translation>
    </message>
    <message>
        <source>Their folder was removed, or its disk is away.</source>
        <translation>它们的文件夹被移走了，或者磁盘没有连接。</translation>
    </message>
</context>
<context>
    <name>AppKeyboard</name>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
</context>
<context>
    <name>AppLayer</name>
    <message>
        <source>Starting …</source>
        <translation>正在启动…</translation>
    </message>
</context>
<context>
    <name>AppPage</name>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 KB</source>
        <translation>%1 KB</translation>
    </message>
    <message>
        <source>the whole Internet</source>
        <translation>整个互联网</translation>
    </message>
    <message>
        <source>game pads</source>
        <translation>游戏手柄</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>seeing appliances</source>
        <translation>查看家电</translation>
    </message>
    <message>
        <source>driving appliances</source>
        <translation>控制家电</translation>
    </message>
    <message>
        <source>%1 · signed by its maker and checked by Hearth</source>
        <translation>%1 · 由开发者签名并经 Hearth 校验</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>遥控器</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Installing · %1 of %2</source>
        <translation>正在安装 · %1 / %2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>卸载</translation>
    </message>
    <message>
        <source>Asks for nothing</source>
        <translation>不需要任何权限</translation>
    </message>
    <message>
        <source>Asks for: %1</source>
        <translation>需要权限：%1</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>卸载 %1？</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Remove it and what it saved</source>
        <translation>卸载并删除其数据</translation>
    </message>
</context>
<context>
    <name>ApplianceControl</name>
    <message>
        <source>Asking …</source>
        <translation>正在请求…</translation>
    </message>
    <message>
        <source>%1 · OK: %2</source>
        <translation>%1 · OK：%2</translation>
    </message>
</context>
<context>
    <name>AppliancePage</name>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>正在请求…</translation>
    </message>
    <message>
        <source>Room %1</source>
        <translation>室温 %1</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Fan</source>
        <translation>风速</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>电源</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>门</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>开着</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>No picture has come yet</source>
        <translation>还没有收到图片</translation>
    </message>
    <message>
        <source>It names an address of a picture. Nothing is fetched from there without your consent.</source>
        <translation>它给出了一个图片地址。未经您同意，不会从那里取任何内容。</translation>
    </message>
    <message>
        <source>Picture of %1</source>
        <translation>%1 的图片</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Settings and readings: %1</source>
        <translation>设置和读数：%1</translation>
    </message>
    <message>
        <source>Take %1 out?</source>
        <translation>移除 %1？</translation>
    </message>
    <message>
        <source>It does not answer, so it must be reset before it can be added again.</source>
        <translation>设备没有响应，因此必须先重置才能再次添加。</translation>
    </message>
    <message>
        <source>To use it again it has to be added again.</source>
        <translation>要再次使用，需要重新添加。</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Share with a phone</source>
        <translation>与手机共享</translation>
    </message>
    <message>
        <source>Show the code</source>
        <translation>显示代码</translation>
    </message>
    <message>
        <source>Take it out of the home</source>
        <translation>从家庭中移除</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>ApplianceWords</name>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Cooling</source>
        <translation>制冷</translation>
    </message>
    <message>
        <source>Heating</source>
        <translation>制热</translation>
    </message>
    <message>
        <source>Drying</source>
        <translation>除湿</translation>
    </message>
    <message>
        <source>Fan</source>
        <translation>送风</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>需要处理</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>离线</translation>
    </message>
    <message numerus="yes">
        <source>%n min left</source>
        <translation>
            <numerusform>还剩 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>开着</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>It does not answer now</source>
        <translation>暂时没有响应</translation>
    </message>
    <message>
        <source>Room %1, set to %2</source>
        <translation>室温 %1，设定 %2</translation>
    </message>
    <message>
        <source>Room %1</source>
        <translation>室温 %1</translation>
    </message>
    <message>
        <source>Door open</source>
        <translation>门开着</translation>
    </message>
    <message>
        <source>Door closed</source>
        <translation>门已关</translation>
    </message>
    <message>
        <source>Open since %1</source>
        <translation>自 %1 起开着</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Closing …</source>
        <translation>正在关闭…</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已上锁</translation>
    </message>
    <message>
        <source>Locking …</source>
        <translation>正在上锁…</translation>
    </message>
    <message>
        <source>Unlocked</source>
        <translation>未上锁</translation>
    </message>
    <message>
        <source>Unlocking …</source>
        <translation>正在开锁…</translation>
    </message>
    <message>
        <source>Jammed</source>
        <translation>卡住了</translation>
    </message>
    <message>
        <source>Disarmed</source>
        <translation>已撤防</translation>
    </message>
    <message>
        <source>Disarming …</source>
        <translation>正在撤防…</translation>
    </message>
    <message>
        <source>Armed, at home</source>
        <translation>已布防（在家）</translation>
    </message>
    <message>
        <source>Armed, away</source>
        <translation>已布防（外出）</translation>
    </message>
    <message>
        <source>Armed for the night</source>
        <translation>已布防（夜间）</translation>
    </message>
    <message>
        <source>Armed, on holiday</source>
        <translation>已布防（度假）</translation>
    </message>
    <message>
        <source>Armed in part</source>
        <translation>部分布防</translation>
    </message>
    <message>
        <source>Arming …</source>
        <translation>正在布防…</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Alarm!</source>
        <translation>警报！</translation>
    </message>
    <message>
        <source>Cleaning</source>
        <translation>正在清扫</translation>
    </message>
    <message>
        <source>Mowing</source>
        <translation>正在割草</translation>
    </message>
    <message>
        <source>At its dock</source>
        <translation>在充电座</translation>
    </message>
    <message>
        <source>On its way back</source>
        <translation>正在返回</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Lock it</source>
        <translation>上锁</translation>
    </message>
    <message>
        <source>Unlock it</source>
        <translation>开锁</translation>
    </message>
    <message>
        <source>Disarm it</source>
        <translation>撤防</translation>
    </message>
    <message>
        <source>Arm at home</source>
        <translation>在家布防</translation>
    </message>
    <message>
        <source>Arm, away</source>
        <translation>外出布防</translation>
    </message>
    <message>
        <source>Arm for the night</source>
        <translation>夜间布防</translation>
    </message>
    <message>
        <source>Arm, on holiday</source>
        <translation>度假布防</translation>
    </message>
    <message>
        <source>Arm in part</source>
        <translation>部分布防</translation>
    </message>
    <message>
        <source>Sound the alarm</source>
        <translation>拉响警报</translation>
    </message>
    <message>
        <source>Back to its dock</source>
        <translation>返回充电座</translation>
    </message>
    <message>
        <source>Let it call</source>
        <translation>让它发声</translation>
    </message>
    <message>
        <source>Clean here</source>
        <translation>清扫此处</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>风速</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Swing</source>
        <translation>摆动</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Target humidity</source>
        <translation>目标湿度</translation>
    </message>
    <message>
        <source>Humidity</source>
        <translation>湿度</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Tilt</source>
        <translation>倾斜</translation>
    </message>
    <message>
        <source>Suction</source>
        <translation>吸力</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Valve</source>
        <translation>阀门</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>窗帘</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>门锁</translation>
    </message>
    <message>
        <source>Alarm panel</source>
        <translation>报警面板</translation>
    </message>
    <message>
        <source>Robot</source>
        <translation>机器人</translation>
    </message>
    <message>
        <source>Doorbell</source>
        <translation>门铃</translation>
    </message>
    <message>
        <source>Button</source>
        <translation>按钮</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>电源</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>尚不清楚</translation>
    </message>
    <message>
        <source>OK: do it</source>
        <translation>按 OK 执行</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Is being installed</source>
        <translation>正在安装</translation>
    </message>
    <message>
        <source>%1 can be installed</source>
        <translation>可以安装 %1</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>At home</source>
        <translation>在家</translation>
    </message>
    <message>
        <source>Room temperature</source>
        <translation>室温</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>门</translation>
    </message>
    <message>
        <source>%1 at %2 from this TV</source>
        <translation>%2 从这台电视%1</translation>
    </message>
    <message>
        <source>%1 at %2 from this TV, by %3</source>
        <translation>%2 由%3从这台电视%1</translation>
    </message>
    <message>
        <source>%1 at %2 by a phone</source>
        <translation>%2 由一部手机%1</translation>
    </message>
    <message>
        <source>%1 at %2 by %3</source>
        <translation>%2 由%3%1</translation>
    </message>
    <message>
        <source>%1 at %2 by a program of the home</source>
        <translation>%2 由家中的程序%1</translation>
    </message>
    <message>
        <source>%1 at %2 at the appliance itself</source>
        <translation>%2 在设备上%1</translation>
    </message>
    <message>
        <source>%1 before %2; who did it was not seen</source>
        <translation>%2 之前已%1，不知由谁操作</translation>
    </message>
    <message>
        <source>Turned on</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Turned off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Set to %1</source>
        <translation>设为 %1</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>As it was last heard</source>
        <translation>这是上次收到的状态</translation>
    </message>
    <message>
        <source>It has told nothing yet</source>
        <translation>尚未报告任何状态</translation>
    </message>
</context>
<context>
    <name>AppliancesPanel</name>
    <message>
        <source>Only this TV</source>
        <translation>仅此电视</translation>
    </message>
    <message>
        <source>With a password</source>
        <translation>使用密码</translation>
    </message>
    <message>
        <source>Encrypted only</source>
        <translation>仅加密</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>What is added?</source>
        <translation>要添加什么？</translation>
    </message>
    <message>
        <source>That is no address of a broker</source>
        <translation>这不是代理的地址</translation>
    </message>
    <message>
        <source>Does it ask for a name?</source>
        <translation>它需要用户名吗？</translation>
    </message>
    <message>
        <source>Yes, with a password</source>
        <translation>是，并且需要密码</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Name on the broker</source>
        <translation>代理上的用户名</translation>
    </message>
    <message>
        <source>Password of %1</source>
        <translation>%1 的密码</translation>
    </message>
    <message>
        <source>Which broker do appliances use?</source>
        <translation>家电使用哪个代理？</translation>
    </message>
    <message>
        <source>The TV&apos;s own</source>
        <translation>电视自带的</translation>
    </message>
    <message>
        <source>One that the home has already</source>
        <translation>家中已有的</translation>
    </message>
    <message>
        <source>Address of the broker</source>
        <translation>代理的地址</translation>
    </message>
    <message>
        <source>Add an appliance</source>
        <translation>添加家电</translation>
    </message>
    <message>
        <source>Appliances of the home&apos;s network</source>
        <translation>家庭网络中的家电</translation>
    </message>
    <message>
        <source>None of them reaches the TV&apos;s broker now.</source>
        <translation>目前它们都无法连接电视的代理。</translation>
    </message>
    <message>
        <source>They reach it at %1, port %2, or encrypted at port %3.</source>
        <translation>可通过 %1 的端口 %2 连接，或通过端口 %3 加密连接。</translation>
    </message>
    <message>
        <source>They reach it at %1, encrypted at port %2.</source>
        <translation>可通过 %1 的端口 %2 加密连接。</translation>
    </message>
    <message>
        <source>Who may reach the TV&apos;s broker?</source>
        <translation>谁可以连接电视的代理？</translation>
    </message>
    <message>
        <source>Nobody is let in without a password, and each account sees what is its own.</source>
        <translation>没有密码无法进入，每个账户只能看到自己的内容。</translation>
    </message>
    <message>
        <source>Fingerprint of the TV&apos;s certificate (SHA-256)</source>
        <translation>电视证书的指纹 (SHA-256)</translation>
    </message>
    <message>
        <source>Use the home&apos;s broker %1</source>
        <translation>使用家中的代理 %1</translation>
    </message>
    <message>
        <source>The TV&apos;s own broker</source>
        <translation>电视自带的代理</translation>
    </message>
    <message>
        <source>The home&apos;s broker at %1</source>
        <translation>位于 %1 的家庭代理</translation>
    </message>
    <message>
        <source>It works.</source>
        <translation>工作正常。</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Zigbee appliances</source>
        <translation>Zigbee 家电</translation>
    </message>
    <message>
        <source>Lets one join, names and removes them.</source>
        <translation>允许加入、命名和移除家电。</translation>
    </message>
    <message>
        <source>Matter appliance</source>
        <translation>Matter 设备</translation>
    </message>
    <message>
        <source>Matter asks for the appliance&apos;s code; the others get a name and a password of their own for the TV&apos;s broker.</source>
        <translation>Matter 需要设备的代码；其他设备会获得电视代理服务器的专用名称和密码。</translation>
    </message>
    <message>
        <source>By its Matter code, or with a name and a password that are to be entered in it.</source>
        <translation>使用 Matter 代码，或使用需在设备中输入的名称和密码。</translation>
    </message>
</context>
<context>
    <name>BatteriesPage</name>
    <message>
        <source>Weak batteries</source>
        <translation>电量低的电池</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>No weak batteries</source>
        <translation>没有电量低的电池</translation>
    </message>
    <message>
        <source>What runs on batteries has enough for now.</source>
        <translation>使用电池的设备目前电量充足。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>BluetoothPanel</name>
    <message>
        <source>Remote</source>
        <translation>遥控器</translation>
    </message>
    <message>
        <source>Game pad</source>
        <translation>游戏手柄</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>音频设备</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Battery %1 %</source>
        <translation>电量 %1%</translation>
    </message>
    <message>
        <source>This TV has no Bluetooth, or BlueZ does not run.</source>
        <translation>这台电视没有蓝牙，或 BlueZ 未运行。</translation>
    </message>
    <message>
        <source>Looking for devices …</source>
        <translation>正在查找设备…</translation>
    </message>
    <message>
        <source>Look for devices</source>
        <translation>查找设备</translation>
    </message>
    <message>
        <source>Hold the pairing key of the remote until its light blinks.</source>
        <translation>按住遥控器的配对键，直到指示灯闪烁。</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>配对</translation>
    </message>
    <message>
        <source>Pairing with %1 …</source>
        <translation>正在与 %1 配对…</translation>
    </message>
    <message>
        <source>Forget %1?</source>
        <translation>移除 %1？</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>CoursePage</name>
    <message>
        <source>Begin again</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Go on, %1</source>
        <translation>继续，%1</translation>
    </message>
    <message>
        <source>Begin with lesson 1</source>
        <translation>从第 1 课开始</translation>
    </message>
    <message>
        <source>Go on with part %1</source>
        <translation>继续第 %1 部分</translation>
    </message>
    <message>
        <source>Go on with lesson %1</source>
        <translation>继续第 %1 课</translation>
    </message>
    <message>
        <source>Go on watching</source>
        <translation>继续观看</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>从头播放</translation>
    </message>
    <message>
        <source>I have not done this</source>
        <translation>我还没做过</translation>
    </message>
    <message>
        <source>I have done this</source>
        <translation>我做过了</translation>
    </message>
    <message>
        <source>Before the chapters</source>
        <translation>章节之前</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>Last done on %1</source>
        <translation>上次完成：%1</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>This workout is not here any more</source>
        <translation>这个锻炼已不在这里</translation>
    </message>
    <message>
        <source>This course is not here any more</source>
        <translation>这门课程已不在这里</translation>
    </message>
    <message>
        <source>Its files were removed, or their disk is away.</source>
        <translation>文件已被移除，或所在磁盘未连接。</translation>
    </message>
</context>
<context>
    <name>DangerAlert</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>I have seen it</source>
        <translation>我已看到</translation>
    </message>
</context>
<context>
    <name>EnergyPage</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>No price</source>
        <translation>无价格</translation>
    </message>
    <message>
        <source>What does a kilowatt-hour cost?</source>
        <translation>每千瓦时多少钱?</translation>
    </message>
    <message>
        <source>By day, from 06:00</source>
        <translation>白天,从 06:00 起</translation>
    </message>
    <message>
        <source>And by night?</source>
        <translation>夜间呢?</translation>
    </message>
    <message>
        <source>From 22:00 to 06:00</source>
        <translation>22:00 至 06:00</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>能耗</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>更早</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>更晚</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Set prices</source>
        <translation>设置价格</translation>
    </message>
    <message>
        <source>Now %1</source>
        <translation>当前 %1</translation>
    </message>
    <message>
        <source>Nothing was used in this time, or nobody measured it.</source>
        <translation>此期间没有用电,或没有测量。</translation>
    </message>
    <message>
        <source>Nothing measures energy yet</source>
        <translation>尚无设备测量能耗</translation>
    </message>
    <message>
        <source>A plug or a meter that tells its power or its energy shows up here by itself.</source>
        <translation>能报告功率或电量的插座或电表会自动出现在这里。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
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
        <translation>已看</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>A currency has at most %1 signs</source>
        <translation>货币最多 %1 个字符</translation>
    </message>
    <message>
        <source>A tariff has at most %1 prices</source>
        <translation>电价最多 %1 个价格</translation>
    </message>
    <message>
        <source>A price begins at a full hour, 0 to 23</source>
        <translation>价格从整点开始，0 到 23</translation>
    </message>
    <message>
        <source>A kilowatt-hour costs from 0 to %1</source>
        <translation>每千瓦时的价格为 0 到 %1</translation>
    </message>
    <message>
        <source>Two prices begin at %1:00</source>
        <translation>有两个价格都从 %1:00 开始</translation>
    </message>
    <message>
        <source>Too much waits for the way to the appliances already</source>
        <translation>等待发送给电器的命令已经太多</translation>
    </message>
    <message>
        <source>Try again in a moment</source>
        <translation>请稍后再试</translation>
    </message>
    <message>
        <source>A newer wish took its place</source>
        <translation>已被更新的命令取代</translation>
    </message>
    <message>
        <source>It cannot be asked for this by Matter</source>
        <translation>无法通过 Matter 这样操作它</translation>
    </message>
    <message>
        <source>It has no &quot;%1&quot; any more</source>
        <translation>它不再有“%1”</translation>
    </message>
    <message>
        <source>Make the appliance look for its home again, as its leaflet says</source>
        <translation>按说明书让电器重新进入配网状态</translation>
    </message>
    <message>
        <source>See that the code belongs to this appliance</source>
        <translation>请确认配对码属于这台电器</translation>
    </message>
    <message>
        <source>See that it has power and is near enough, and try again</source>
        <translation>请确认它已通电且距离够近，然后重试</translation>
    </message>
    <message>
        <source>Matter is starting</source>
        <translation>Matter 正在启动</translation>
    </message>
    <message>
        <source>It has not been seen since the start</source>
        <translation>启动后还没有发现它</translation>
    </message>
    <message>
        <source>Another appliance is being added</source>
        <translation>正在添加另一台电器</translation>
    </message>
    <message>
        <source>Wait until it is here</source>
        <translation>请等它添加完成</translation>
    </message>
    <message>
        <source>The code is on the appliance or in its leaflet: MT: and letters, or 11 digits</source>
        <translation>配对码在电器或说明书上：以 MT: 开头的字符，或 11 位数字</translation>
    </message>
    <message>
        <source>%1 can be set from %2 to %3%4</source>
        <translation>%1可设为 %2 到 %3%4</translation>
    </message>
    <message>
        <source>%1 is set in steps of %2%3</source>
        <translation>%1以 %2%3 为一档</translation>
    </message>
    <message>
        <source>%1 knows %2</source>
        <translation>%1可选：%2</translation>
    </message>
    <message>
        <source>%1 takes a text of %2 to %3 characters</source>
        <translation>%1需要 %2 到 %3 个字符的文字</translation>
    </message>
    <message>
        <source>The %1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>%1 has no &quot;%2&quot;</source>
        <translation>%1没有“%2”</translation>
    </message>
    <message>
        <source>%1 cannot be told to %2 from here</source>
        <translation>无法从这里让%1执行 %2</translation>
    </message>
    <message>
        <source>%1 only tells this</source>
        <translation>%1只能报告此项</translation>
    </message>
    <message>
        <source>%1 can be on or off</source>
        <translation>%1只能开或关</translation>
    </message>
    <message>
        <source>%1 takes no temperature</source>
        <translation>%1不能设置温度</translation>
    </message>
    <message>
        <source>A code has at most %1 signs</source>
        <translation>密码最多 %1 个字符</translation>
    </message>
    <message>
        <source>It cannot be told this from here</source>
        <translation>无法从这里对它这样操作</translation>
    </message>
    <message>
        <source>The home&apos;s broker refused the name or the password</source>
        <translation>家中的代理服务器拒绝了用户名或密码</translation>
    </message>
    <message>
        <source>The home&apos;s broker does not speak this version of MQTT</source>
        <translation>家中的代理服务器不支持此 MQTT 版本</translation>
    </message>
    <message>
        <source>The home&apos;s broker is not ready</source>
        <translation>家中的代理服务器尚未就绪</translation>
    </message>
    <message>
        <source>The home&apos;s broker refused the connection (%1)</source>
        <translation>家中的代理服务器拒绝了连接（%1）</translation>
    </message>
    <message>
        <source>The home&apos;s broker does not answer</source>
        <translation>家中的代理服务器没有应答</translation>
    </message>
    <message>
        <source>The certificates for the home&apos;s broker cannot be read</source>
        <translation>无法读取家中代理服务器的证书</translation>
    </message>
    <message>
        <source>The home&apos;s broker shows a certificate that is not trusted</source>
        <translation>家中的代理服务器出示了不受信任的证书</translation>
    </message>
    <message>
        <source>The home&apos;s broker did not answer in time</source>
        <translation>家中的代理服务器没有及时应答</translation>
    </message>
    <message>
        <source>It cannot be told this from here yet: %1</source>
        <translation>暂时无法从这里对它这样操作：%1</translation>
    </message>
    <message>
        <source>There is no network of appliances here</source>
        <translation>这里没有电器网络</translation>
    </message>
    <message>
        <source>This appliance is not here any more</source>
        <translation>这台电器已不在这里</translation>
    </message>
    <message>
        <source>A name has at most %1 characters</source>
        <translation>名称最多 %1 个字符</translation>
    </message>
    <message>
        <source>It is not used</source>
        <translation>未使用</translation>
    </message>
    <message>
        <source>The %1 has no &quot;%2&quot;</source>
        <translation>%1没有“%2”</translation>
    </message>
    <message>
        <source>Nothing reaches it now</source>
        <translation>现在无法连接到它</translation>
    </message>
    <message>
        <source>The %1 does not answer</source>
        <translation>%1没有应答</translation>
    </message>
    <message>
        <source>Check that it has power</source>
        <translation>请检查它是否通电</translation>
    </message>
    <message>
        <source>No Zigbee2MQTT is heard on the home&apos;s broker</source>
        <translation>家中的代理服务器上没有 Zigbee2MQTT</translation>
    </message>
    <message>
        <source>Add it in Settings, Appliances</source>
        <translation>请在“设置”的“电器”中添加</translation>
    </message>
    <message>
        <source>No history is kept now</source>
        <translation>目前不保存历史记录</translation>
    </message>
    <message>
        <source>Zigbee2MQTT does not answer</source>
        <translation>Zigbee2MQTT 没有应答</translation>
    </message>
    <message>
        <source>Check that it runs and that its stick is plugged in</source>
        <translation>请检查它是否在运行，适配器是否插好</translation>
    </message>
    <message>
        <source>A name has 1 to 80 characters, and none of / + #</source>
        <translation>名称为 1 到 80 个字符，不含 / + #</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>Zigbee2MQTT refused: %1</source>
        <translation>Zigbee2MQTT 拒绝了：%1</translation>
    </message>
    <message>
        <source>Bring the appliance near and try again</source>
        <translation>把电器拿近一些再试</translation>
    </message>
    <message>
        <source>This appliance is not in the Zigbee network</source>
        <translation>这台电器不在 Zigbee 网络中</translation>
    </message>
    <message>
        <source>Zigbee2MQTT is not asked for that</source>
        <translation>Zigbee2MQTT 不支持此操作</translation>
    </message>
    <message>
        <source>The %1 is not running</source>
        <translation>%1 没有运行</translation>
    </message>
    <message>
        <source>The %1 did not answer in time</source>
        <translation>%1 没有及时应答</translation>
    </message>
    <message>
        <source>This set has no store</source>
        <translation>此设备没有应用商店</translation>
    </message>
    <message>
        <source>There is no such appliance</source>
        <translation>没有这台电器</translation>
    </message>
    <message>
        <source>Nothing here can be asked for that</source>
        <translation>这里没有能这样操作的电器</translation>
    </message>
    <message>
        <source>%1 is not installed</source>
        <translation>%1 未安装</translation>
    </message>
    <message>
        <source>Install it from the store</source>
        <translation>请从应用商店安装</translation>
    </message>
    <message>
        <source>%1 does not run</source>
        <translation>%1 没有运行</translation>
    </message>
    <message>
        <source>No app is in front</source>
        <translation>前台没有应用</translation>
    </message>
    <message>
        <source>%1 is still starting</source>
        <translation>%1 仍在启动</translation>
    </message>
    <message>
        <source>There is no such account on the broker</source>
        <translation>代理服务器上没有这个账户</translation>
    </message>
    <message>
        <source>Free some space and try again</source>
        <translation>请腾出一些空间再试</translation>
    </message>
    <message>
        <source>There are %1 accounts already</source>
        <translation>已有 %1 个账户</translation>
    </message>
    <message>
        <source>Take away one that is not used</source>
        <translation>请删除一个不用的</translation>
    </message>
    <message>
        <source>Another program has port %1 of the TV, so appliances of the network do not reach it</source>
        <translation>电视的端口 %1 被其他程序占用，网络中的电器无法连接</translation>
    </message>
    <message>
        <source>Give the file&apos;s text, from -----BEGIN to the end</source>
        <translation>请给出文件内容，从 -----BEGIN 到结尾</translation>
    </message>
    <message>
        <source>Matter did not start in time</source>
        <translation>Matter 没有及时启动</translation>
    </message>
    <message>
        <source>packaging/deps --node installs it</source>
        <translation>用 packaging/deps --node 安装</translation>
    </message>
    <message>
        <source>That is no Matter appliance</source>
        <translation>这不是 Matter 电器</translation>
    </message>
    <message>
        <source>Matter does not run</source>
        <translation>Matter 没有运行</translation>
    </message>
    <message>
        <source>There is no such notice</source>
        <translation>没有这条通知</translation>
    </message>
    <message>
        <source>The set is busy</source>
        <translation>设备正忙</translation>
    </message>
    <message>
        <source>There is no such title</source>
        <translation>没有这个影片</translation>
    </message>
    <message>
        <source>Too many wrong codes; wait %1 seconds</source>
        <translation>错误次数过多；请等 %1 秒</translation>
    </message>
    <message>
        <source>Then type a new code from the TV</source>
        <translation>然后输入电视上的新配对码</translation>
    </message>
    <message>
        <source>This is not the code on the TV, or it is too old</source>
        <translation>这不是电视上的配对码，或已过期</translation>
    </message>
    <message>
        <source>Choose New code on the TV and type that one</source>
        <translation>请在电视上选择“新配对码”并输入</translation>
    </message>
    <message>
        <source>No phone %1 is paired</source>
        <translation>没有配对手机 %1</translation>
    </message>
    <message>
        <source>The TV does not know this phone</source>
        <translation>电视不认识这部手机</translation>
    </message>
    <message>
        <source>Type the code that the TV shows</source>
        <translation>请输入电视显示的配对码</translation>
    </message>
    <message>
        <source>The film&apos;s file is not there now</source>
        <translation>影片文件现在不在</translation>
    </message>
    <message>
        <source>Connect the disk that it lies on</source>
        <translation>请连接它所在的磁盘</translation>
    </message>
    <message>
        <source>It may have been removed from its folder</source>
        <translation>它可能已从文件夹中移除</translation>
    </message>
    <message>
        <source>There is no such photo</source>
        <translation>没有这张照片</translation>
    </message>
    <message>
        <source>Looking into the file took too long</source>
        <translation>检查文件用时过长</translation>
    </message>
    <message>
        <source>The file may be damaged; copy it again</source>
        <translation>文件可能已损坏；请重新复制</translation>
    </message>
    <message>
        <source>Reading the file stopped its reader (%1)</source>
        <translation>读取文件时出错中止（%1）</translation>
    </message>
    <message>
        <source>The server sends this film only from its beginning, and that is not enough to play it</source>
        <translation>服务器只能从头发送此影片，无法播放</translation>
    </message>
    <message>
        <source>Copy the file to a disk, or use a server that takes byte ranges</source>
        <translation>请把文件复制到磁盘，或使用支持字节范围的服务器</translation>
    </message>
    <message>
        <source>The file holds no picture and no sound</source>
        <translation>文件中没有画面也没有声音</translation>
    </message>
    <message>
        <source>The file may be damaged or incomplete; copy it again</source>
        <translation>文件可能已损坏或不完整；请重新复制</translation>
    </message>
    <message>
        <source>This film cannot be wound (%1)</source>
        <translation>此影片不能快进或快退（%1）</translation>
    </message>
    <message>
        <source>The film cannot be read further (%1)</source>
        <translation>影片无法继续读取（%1）</translation>
    </message>
    <message>
        <source>A part of the player is missing</source>
        <translation>播放器缺少组件</translation>
    </message>
    <message>
        <source>Install Hearth&apos;s GStreamer packages again</source>
        <translation>请重新安装 Hearth 的 GStreamer 软件包</translation>
    </message>
    <message>
        <source>This set has no decoder for the film&apos;s format</source>
        <translation>此设备没有能解码该影片格式的解码器</translation>
    </message>
    <message>
        <source>Try another version of the film</source>
        <translation>请试试影片的其他版本</translation>
    </message>
    <message>
        <source>The film cannot be played (%1)</source>
        <translation>影片无法播放（%1）</translation>
    </message>
    <message>
        <source>The film cannot be read</source>
        <translation>影片无法读取</translation>
    </message>
    <message>
        <source>The film is in %1 and this set has no decoder for it</source>
        <translation>影片格式为 %1，此设备没有对应的解码器</translation>
    </message>
    <message>
        <source>The stream holds no picture and no sound</source>
        <translation>流中没有画面也没有声音</translation>
    </message>
    <message>
        <source>Ask its provider; it may be broken</source>
        <translation>请询问提供者，它可能有故障</translation>
    </message>
    <message>
        <source>The stream holds nothing that can be played</source>
        <translation>流中没有可播放的内容</translation>
    </message>
    <message>
        <source>The stream&apos;s key is none</source>
        <translation>流的密钥无效</translation>
    </message>
    <message>
        <source>Try again later</source>
        <translation>请稍后再试</translation>
    </message>
    <message>
        <source>A part of the stream is not whole</source>
        <translation>流的一部分不完整</translation>
    </message>
    <message>
        <source>A part of the stream is encrypted with another key</source>
        <translation>流的一部分使用了其他密钥加密</translation>
    </message>
    <message>
        <source>%1 is too slow</source>
        <translation>%1 太慢</translation>
    </message>
    <message>
        <source>Check the network; try again later</source>
        <translation>请检查网络，稍后再试</translation>
    </message>
    <message>
        <source>%1 does not have that part</source>
        <translation>%1 没有那一部分</translation>
    </message>
    <message>
        <source>The stream&apos;s key has no address</source>
        <translation>流的密钥没有地址</translation>
    </message>
    <message>
        <source>The list at this address is too long</source>
        <translation>此地址的列表太长</translation>
    </message>
    <message>
        <source>Use the address of one film</source>
        <translation>请使用单个影片的地址</translation>
    </message>
    <message>
        <source>The list at this address names nothing to play</source>
        <translation>此地址的列表中没有可播放的内容</translation>
    </message>
    <message>
        <source>Use the address of the film itself</source>
        <translation>请使用影片本身的地址</translation>
    </message>
    <message>
        <source>Check that this is the address of the film and not of a page about it</source>
        <translation>请确认这是影片的地址，而不是介绍网页的地址</translation>
    </message>
    <message>
        <source>This is not an address</source>
        <translation>这不是地址</translation>
    </message>
    <message>
        <source>It should look like https://example.org/film.mp4</source>
        <translation>应类似 https://example.org/film.mp4</translation>
    </message>
    <message>
        <source>The address names no server</source>
        <translation>地址中没有服务器</translation>
    </message>
    <message>
        <source>Addresses that begin with &quot;%1:&quot; are not played</source>
        <translation>不能播放以“%1:”开头的地址</translation>
    </message>
    <message>
        <source>The stream cannot be read: %1</source>
        <translation>无法读取流：%1</translation>
    </message>
    <message>
        <source>The stream&apos;s index is too large</source>
        <translation>流的索引太大</translation>
    </message>
    <message>
        <source>This film is protected by a system that this set does not know</source>
        <translation>此影片受此设备不支持的系统保护</translation>
    </message>
    <message>
        <source>Watch it in its provider&apos;s app</source>
        <translation>请在提供者的应用中观看</translation>
    </message>
    <message>
        <source>The film on the server is another one now</source>
        <translation>服务器上的影片已变更</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>请重新打开</translation>
    </message>
    <message>
        <source>%1 sends more than it should</source>
        <translation>%1 发送的数据过多</translation>
    </message>
    <message>
        <source>Use another address</source>
        <translation>请使用其他地址</translation>
    </message>
    <message>
        <source>The licence of this stream is none</source>
        <translation>此流的许可证无效</translation>
    </message>
    <message>
        <source>The description of this stream does not say where its key is</source>
        <translation>此流的描述没有说明密钥在哪里</translation>
    </message>
    <message>
        <source>This film is protected by %1 and this set has no module for it</source>
        <translation>此影片受 %1 保护，此设备没有对应模块</translation>
    </message>
    <message>
        <source>A part of the stream is protected in a broken way</source>
        <translation>流的一部分保护方式有误</translation>
    </message>
    <message>
        <source>This stream is protected in a way that this set does not know</source>
        <translation>此流以此设备不支持的方式保护</translation>
    </message>
    <message>
        <source>The licence of this stream has no key for a part of it</source>
        <translation>此流的许可证缺少一部分内容的密钥</translation>
    </message>
    <message>
        <source>Ask its provider</source>
        <translation>请询问提供者</translation>
    </message>
    <message>
        <source>The address needs an IPv4 address and a port</source>
        <translation>地址需要 IPv4 地址和端口</translation>
    </message>
    <message>
        <source>It should look like udp://@239.1.2.3:5000</source>
        <translation>应类似 udp://@239.1.2.3:5000</translation>
    </message>
    <message>
        <source>The stream cannot be received</source>
        <translation>无法接收此流</translation>
    </message>
    <message>
        <source>Port %1 of this set cannot be listened to</source>
        <translation>无法监听此设备的端口 %1</translation>
    </message>
    <message>
        <source>The set&apos;s network does not carry this group</source>
        <translation>设备所在网络不传送此组播组</translation>
    </message>
    <message>
        <source>Check the network cable; multicast seldom passes Wi-Fi</source>
        <translation>请检查网线；组播很少能通过 Wi-Fi</translation>
    </message>
    <message>
        <source>Nobody sends anything to %1</source>
        <translation>没有人向 %1 发送内容</translation>
    </message>
    <message>
        <source>Check the address, and whether the sender is on</source>
        <translation>请检查地址，以及发送端是否开启</translation>
    </message>
    <message>
        <source>What was sent is gone</source>
        <translation>已发送的内容无法找回</translation>
    </message>
    <message>
        <source>the store does not have %1</source>
        <translation>应用商店没有 %1</translation>
    </message>
    <message>
        <source>the store answered with an error (%1)</source>
        <translation>应用商店返回错误（%1）</translation>
    </message>
    <message>
        <source>what was downloaded is not what was signed</source>
        <translation>下载的内容与签名不符</translation>
    </message>
    <message>
        <source>Try again; if it stays so, tell the operator of the store</source>
        <translation>请重试；如果仍然如此，请告知商店运营方</translation>
    </message>
    <message>
        <source>%1 needs %2 and %3 are free</source>
        <translation>%1 需要 %2，可用 %3</translation>
    </message>
    <message>
        <source>Remove an app that you no longer use, then try again</source>
        <translation>请移除一个不再使用的应用再试</translation>
    </message>
    <message>
        <source>there is no space left for %1</source>
        <translation>没有足够空间安装 %1</translation>
    </message>
    <message>
        <source>the download broke off after %1 of %2</source>
        <translation>下载在 %1（共 %2）处中断</translation>
    </message>
    <message>
        <source>Check the network and try again</source>
        <translation>请检查网络再试</translation>
    </message>
    <message>
        <source>%1 is too large</source>
        <translation>%1 太大</translation>
    </message>
    <message>
        <source>%1 is cut short</source>
        <translation>%1 不完整</translation>
    </message>
    <message>
        <source>the store&apos;s list and the app&apos;s maker do not name the same package</source>
        <translation>商店列表与应用制作者所列的软件包不一致</translation>
    </message>
    <message>
        <source>Refresh the list of apps and try again</source>
        <translation>请刷新应用列表再试</translation>
    </message>
    <message>
        <source>the store has no app %1</source>
        <translation>应用商店没有应用 %1</translation>
    </message>
    <message>
        <source>%1 needs a newer version of this set&apos;s software</source>
        <translation>%1 需要此设备更新的软件版本</translation>
    </message>
    <message>
        <source>Update the set, then try again</source>
        <translation>请更新设备后再试</translation>
    </message>
    <message>
        <source>%1 is not being installed</source>
        <translation>%1 没有在安装</translation>
    </message>
    <message>
        <source>%1 is just being finished</source>
        <translation>%1 即将安装完成</translation>
    </message>
    <message>
        <source>%1 is running</source>
        <translation>%1 正在运行</translation>
    </message>
    <message>
        <source>Close it first</source>
        <translation>请先关闭它</translation>
    </message>
    <message>
        <source>%1 is being updated</source>
        <translation>%1 正在更新</translation>
    </message>
    <message>
        <source>Wait or cancel</source>
        <translation>请等待或取消</translation>
    </message>
    <message>
        <source>unpacking %1 without an answer</source>
        <translation>解包 %1 时没有响应</translation>
    </message>
    <message>
        <source>Try again; if it stays so, tell the app&apos;s maker</source>
        <translation>请重试；如果仍然如此，请告知应用制作者</translation>
    </message>
    <message>
        <source>%1: its folder cannot be made</source>
        <translation>%1：无法创建其文件夹</translation>
    </message>
    <message>
        <source>Make room in the storage</source>
        <translation>请腾出存储空间</translation>
    </message>
    <message>
        <source>%1 is an app of a kind that this set cannot run</source>
        <translation>%1 属于此设备无法运行的应用类型</translation>
    </message>
    <message>
        <source>Update the set</source>
        <translation>请更新设备</translation>
    </message>
    <message>
        <source>The browser did not answer</source>
        <translation>浏览器没有应答</translation>
    </message>
    <message>
        <source>The app is still starting</source>
        <translation>应用仍在启动</translation>
    </message>
    <message>
        <source>The app has no manifest</source>
        <translation>应用没有清单文件</translation>
    </message>
    <message>
        <source>Install it again</source>
        <translation>请重新安装</translation>
    </message>
    <message>
        <source>Nothing was changed. If it stays so, tell the operator of the store</source>
        <translation>没有任何更改。如果仍然如此，请告知商店运营方</translation>
    </message>
    <message>
        <source>the store&apos;s list is out of date (%1 expired on %2)</source>
        <translation>商店列表已过期（%1 于 %2 失效）</translation>
    </message>
    <message>
        <source>Check the clock of the set; if it is right, try again later</source>
        <translation>请检查设备时钟；如果正确，请稍后再试</translation>
    </message>
    <message>
        <source>%1 is not there</source>
        <translation>%1 不存在</translation>
    </message>
    <message>
        <source>%1 answered %2</source>
        <translation>%1 返回了 %2</translation>
    </message>
    <message>
        <source>%1 has the wrong length</source>
        <translation>%1 长度不对</translation>
    </message>
    <message>
        <source>%1 sent more than %2 bytes</source>
        <translation>%1 发送了超过 %2 字节</translation>
    </message>
    <message>
        <source>%1 did not answer in time</source>
        <translation>%1 没有及时应答</translation>
    </message>
    <message>
        <source>The stream has a hole</source>
        <translation>流中有缺失</translation>
    </message>
    <message>
        <source>%1 does not let this set see it (%2)</source>
        <translation>%1 不允许此设备观看（%2）</translation>
    </message>
    <message>
        <source>Sign in with the provider, or ask for another address</source>
        <translation>请在提供者处登录，或索取其他地址</translation>
    </message>
    <message>
        <source>%1 has nothing at this address (%2)</source>
        <translation>%1 在此地址没有内容（%2）</translation>
    </message>
    <message>
        <source>Check the address; what stood there may be gone</source>
        <translation>请检查地址；那里的内容可能已不在</translation>
    </message>
    <message>
        <source>%1 has an error of its own (%2)</source>
        <translation>%1 自身出错（%2）</translation>
    </message>
    <message>
        <source>Nobody knows the address %1</source>
        <translation>找不到地址 %1</translation>
    </message>
    <message>
        <source>Check its spelling and the set&apos;s network</source>
        <translation>请检查拼写和设备的网络</translation>
    </message>
    <message>
        <source>%1 takes no connection</source>
        <translation>%1 不接受连接</translation>
    </message>
    <message>
        <source>Check the network, and whether the server is on</source>
        <translation>请检查网络，以及服务器是否开启</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 没有应答</translation>
    </message>
    <message>
        <source>%1 broke off</source>
        <translation>%1 中断了连接</translation>
    </message>
    <message>
        <source>%1 cannot prove that it is that server</source>
        <translation>%1 无法证明自己是该服务器</translation>
    </message>
    <message>
        <source>Check the set&apos;s date; if it is right, do not trust this address</source>
        <translation>请检查设备日期；如果正确，请勿信任此地址</translation>
    </message>
    <message>
        <source>%1 sends from address to address without end</source>
        <translation>%1 不停地从一个地址转到另一个地址</translation>
    </message>
    <message>
        <source>%1 cannot be read (%2)</source>
        <translation>无法读取 %1（%2）</translation>
    </message>
    <message>
        <source>Check the address and the network</source>
        <translation>请检查地址和网络</translation>
    </message>
    <message>
        <source>The file %1 cannot be read</source>
        <translation>无法读取文件 %1</translation>
    </message>
    <message>
        <source>This list is too large</source>
        <translation>这个列表太大</translation>
    </message>
    <message>
        <source>There is no file or folder %1</source>
        <translation>没有文件或文件夹 %1</translation>
    </message>
    <message>
        <source>See whether its disk is plugged in</source>
        <translation>请检查磁盘是否已连接</translation>
    </message>
    <message>
        <source>The parts of a stream lie in %1</source>
        <translation>%1 中是一个流的分段</translation>
    </message>
    <message>
        <source>Open it by the address of its server</source>
        <translation>请用其服务器的地址打开</translation>
    </message>
    <message>
        <source>%1 is no film and no music</source>
        <translation>%1 既不是影片也不是音乐</translation>
    </message>
    <message>
        <source>Open a film, a song, a playlist or a folder</source>
        <translation>请打开影片、歌曲、播放列表或文件夹</translation>
    </message>
    <message>
        <source>There is nothing to play in %1</source>
        <translation>%1 中没有可播放的内容</translation>
    </message>
    <message>
        <source>The list %1 names nothing to play</source>
        <translation>列表 %1 中没有可播放的内容</translation>
    </message>
    <message>
        <source>Mount the folder and add it to the folders of films</source>
        <translation>请挂载该文件夹并将其添加到影片文件夹</translation>
    </message>
    <message>
        <source>A file of this set is not an address</source>
        <translation>本机的文件不是地址</translation>
    </message>
    <message>
        <source>Open it from the library</source>
        <translation>请从媒体库中打开</translation>
    </message>
    <message>
        <source>Folders on the network are not opened by address</source>
        <translation>网络文件夹不能通过地址打开</translation>
    </message>
    <message>
        <source>FTP is not played</source>
        <translation>不支持播放 FTP</translation>
    </message>
    <message>
        <source>Copy the file, or use an address that begins with http</source>
        <translation>请复制文件，或使用以 http 开头的地址</translation>
    </message>
    <message>
        <source>SFTP is not played</source>
        <translation>不支持播放 SFTP</translation>
    </message>
    <message>
        <source>RTMP is not played</source>
        <translation>不支持播放 RTMP</translation>
    </message>
    <message>
        <source>Look whether the server offers HLS as well</source>
        <translation>请查看服务器是否也提供 HLS</translation>
    </message>
    <message>
        <source>MMS is not played</source>
        <translation>不支持播放 MMS</translation>
    </message>
    <message>
        <source>This is no stream</source>
        <translation>这不是流</translation>
    </message>
    <message>
        <source>Use an address that begins with http</source>
        <translation>请使用以 http 开头的地址</translation>
    </message>
    <message>
        <source>That is too long for a Matter code</source>
        <translation>这对 Matter 代码来说太长了</translation>
    </message>
    <message>
        <source>That is not the text of a Matter QR code</source>
        <translation>这不是 Matter 二维码的内容</translation>
    </message>
    <message>
        <source>That is no Matter code</source>
        <translation>这不是 Matter 代码</translation>
    </message>
    <message>
        <source>One of the digits is not right</source>
        <translation>有一位数字不正确</translation>
    </message>
    <message>
        <source>This phone has not been paired</source>
        <translation>这部手机尚未配对</translation>
    </message>
    <message>
        <source>The film&apos;s beginning cannot be found</source>
        <translation>找不到影片的开头</translation>
    </message>
    <message>
        <source>This is not a film that can be read</source>
        <translation>这不是可以读取的影片</translation>
    </message>
    <message>
        <source>The film&apos;s picture and sound cannot be found</source>
        <translation>找不到影片的画面和声音</translation>
    </message>
    <message>
        <source>The stream&apos;s key cannot be fetched</source>
        <translation>无法获取该流的密钥</translation>
    </message>
    <message>
        <source>The stream&apos;s licence cannot be fetched</source>
        <translation>无法获取该流的许可证</translation>
    </message>
    <message>
        <source>These subtitles (%1) cannot be shown yet</source>
        <translation>尚无法显示这种字幕（%1）</translation>
    </message>
    <message>
        <source>These subtitles cannot be read</source>
        <translation>无法读取这些字幕</translation>
    </message>
    <message>
        <source>There is no picture called so</source>
        <translation>没有这个名称的图片</translation>
    </message>
    <message>
        <source>Hearth went away during the call</source>
        <translation>Hearth 在请求期间断开了</translation>
    </message>
    <message>
        <source>Hearth is not running</source>
        <translation>Hearth 未运行</translation>
    </message>
    <message>
        <source>Start it with packaging/run</source>
        <translation>请用 packaging/run 启动</translation>
    </message>
    <message>
        <source>The list&apos;s server answers with %1</source>
        <translation>列表的服务器返回 %1</translation>
    </message>
    <message>
        <source>Use one that begins with http, https, rtsp, udp or rtp</source>
        <translation>请使用以 http、https、rtsp、udp 或 rtp 开头的地址</translation>
    </message>
    <message>
        <source>%1 does not answer as an RTSP server does</source>
        <translation>%1 的应答不像 RTSP 服务器</translation>
    </message>
    <message>
        <source>Check the address and its port, which is mostly 554, and whether the camera is on</source>
        <translation>请检查地址和端口（通常为 554），以及摄像头是否已开启</translation>
    </message>
    <message>
        <source>%1 asks for a user name and a password</source>
        <translation>%1 要求用户名和密码</translation>
    </message>
    <message>
        <source>%1 refuses this user name or password</source>
        <translation>%1 拒绝此用户名或密码</translation>
    </message>
    <message>
        <source>Write the camera&apos;s own into the address: rtsp://user:password@host/path</source>
        <translation>请将摄像头的用户名和密码写入地址：rtsp://user:password@host/path</translation>
    </message>
    <message>
        <source>Check in the camera&apos;s settings who may watch</source>
        <translation>请在摄像头的设置中检查谁可以观看</translation>
    </message>
    <message>
        <source>Check the address; its path stands in the camera&apos;s manual</source>
        <translation>请检查地址；其路径可在摄像头的说明书中找到</translation>
    </message>
    <message>
        <source>%1 sends only by UDP, which this set does not take</source>
        <translation>%1 仅通过 UDP 发送，本机不接收</translation>
    </message>
    <message>
        <source>Turn on RTSP over TCP in the camera&apos;s settings</source>
        <translation>请在摄像头的设置中开启基于 TCP 的 RTSP</translation>
    </message>
    <message>
        <source>Try again in a moment; cameras let only a few watch at once</source>
        <translation>请稍后再试；摄像头同时只允许少数人观看</translation>
    </message>
    <message>
        <source>%1 offers too many streams at once</source>
        <translation>%1 同时提供的流过多</translation>
    </message>
    <message>
        <source>Use the address of one camera</source>
        <translation>请使用单个摄像头的地址</translation>
    </message>
    <message>
        <source>%1 sends no picture and no sound</source>
        <translation>%1 不发送图像和声音</translation>
    </message>
    <message>
        <source>Check the camera&apos;s settings</source>
        <translation>请检查摄像头的设置</translation>
    </message>
    <message>
        <source>%1 sends something else now</source>
        <translation>%1 现在发送的是其他内容</translation>
    </message>
    <message>
        <source>The media server does not have this any more</source>
        <translation>媒体服务器上已没有此内容</translation>
    </message>
    <message>
        <source>The media server refuses (%1)</source>
        <translation>媒体服务器拒绝了请求（%1）</translation>
    </message>
    <message>
        <source>Allow this TV on the media server, and try again</source>
        <translation>请在媒体服务器上允许本电视访问，然后重试</translation>
    </message>
    <message>
        <source>See whether it is switched on and in this TV&apos;s network</source>
        <translation>请检查它是否已开机并与本电视在同一网络中</translation>
    </message>
    <message>
        <source>%1 answers with something else than its folders</source>
        <translation>%1 返回的不是文件夹内容</translation>
    </message>
    <message>
        <source>Restart the media server, and try again</source>
        <translation>请重启媒体服务器，然后重试</translation>
    </message>
    <message>
        <source>This cannot be played on this TV</source>
        <translation>本电视无法播放此内容</translation>
    </message>
    <message>
        <source>There is nothing to play in this folder</source>
        <translation>此文件夹中没有可播放的内容</translation>
    </message>
    <message>
        <source>%1 leads back into this TV</source>
        <translation>%1 又指回了本电视</translation>
    </message>
    <message>
        <source>It does not answer now</source>
        <translation>它现在没有回应</translation>
    </message>
    <message>
        <source>It has not answered to what was asked before</source>
        <translation>它还没有回应之前的请求</translation>
    </message>
    <message>
        <source>It did not answer in time</source>
        <translation>它没有及时回应</translation>
    </message>
    <message>
        <source>This TV cannot listen into the home&apos;s network</source>
        <translation>这台电视无法监听家中的网络</translation>
    </message>
    <message>
        <source>The appliance at %1 does not answer</source>
        <translation>位于 %1 的设备没有回应</translation>
    </message>
    <message>
        <source>It needs its password</source>
        <translation>需要它的密码</translation>
    </message>
    <message>
        <source>Type it on the appliance&apos;s page</source>
        <translation>请在该设备的页面上输入</translation>
    </message>
    <message>
        <source>The appliance refuses: %1</source>
        <translation>设备拒绝执行：%1</translation>
    </message>
    <message>
        <source>That is not its password</source>
        <translation>这不是它的密码</translation>
    </message>
    <message>
        <source>Type it again</source>
        <translation>请再输入一次</translation>
    </message>
    <message>
        <source>Another was typed meanwhile</source>
        <translation>其间输入了另一个密码</translation>
    </message>
    <message>
        <source>The film&apos;s disk does not answer</source>
        <translation>影片所在的磁盘没有响应</translation>
    </message>
    <message>
        <source>See whether it is connected, and whether its server runs</source>
        <translation>请检查它是否已连接，服务器是否在运行</translation>
    </message>
</context>
<context>
    <name>FilmLayer</name>
    <message>
        <source>Back to Home</source>
        <translation>返回主页</translation>
    </message>
    <message>
        <source>The list goes on with %1</source>
        <translation>接着播放列表中的“%1”</translation>
    </message>
</context>
<context>
    <name>FilmOsd</name>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Season %1, episode %2 · %3</source>
        <translation>第 %1 季 第 %2 集 · %3</translation>
    </message>
    <message>
        <source>Ends %1</source>
        <translation>%1 结束</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Subtitles: %1</source>
        <translation>字幕：%1</translation>
    </message>
    <message>
        <source>No subtitles</source>
        <translation>无字幕</translation>
    </message>
    <message>
        <source>Sound: %1</source>
        <translation>音轨：%1</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>No sound device answers; the film goes on without sound</source>
        <translation>没有可用的音频设备，影片将无声播放</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>字幕</translation>
    </message>
    <message>
        <source>Small picture</source>
        <translation>小窗播放</translation>
    </message>
    <message>
        <source>The network is away; the film goes on when it is back</source>
        <translation>网络已断开；恢复后影片会继续播放</translation>
    </message>
    <message>
        <source>A part of the stream is missing and was left out</source>
        <translation>流中缺少一段，已跳过</translation>
    </message>
    <message>
        <source>This was too long ago; the stream goes on from its oldest part</source>
        <translation>停留时间过长；将从现存最早的部分继续播放</translation>
    </message>
    <message>
        <source>The provider sends nothing new; waiting for it</source>
        <translation>提供方没有发送新内容；正在等待</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>直播</translation>
    </message>
    <message>
        <source>This film&apos;s picture cannot be shown; the sound goes on</source>
        <translation>无法显示此影片的画面；声音继续</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Repeat this song</source>
        <translation>单曲循环</translation>
    </message>
    <message>
        <source>Repeat the album</source>
        <translation>专辑循环</translation>
    </message>
    <message>
        <source>Repeat: off</source>
        <translation>循环：关</translation>
    </message>
    <message>
        <source>Shuffled</source>
        <translation>随机播放</translation>
    </message>
    <message>
        <source>Shuffle: off</source>
        <translation>随机：关</translation>
    </message>
    <message>
        <source>%1 · %2 of %3</source>
        <translation>%1 · 第 %2 个，共 %3 个</translation>
    </message>
    <message>
        <source>Repeat the list</source>
        <translation>重复列表</translation>
    </message>
    <message>
        <source>Lesson %1 · %2</source>
        <translation>第 %1 课 · %2</translation>
    </message>
    <message>
        <source>Part %1 · %2</source>
        <translation>第 %1 部分 · %2</translation>
    </message>
    <message>
        <source>Closed captions (%1)</source>
        <translation>隐藏式字幕(%1)</translation>
    </message>
    <message>
        <source>Second subtitles</source>
        <translation>第二字幕</translation>
    </message>
    <message>
        <source>No second subtitles</source>
        <translation>不显示第二字幕</translation>
    </message>
    <message>
        <source>This set has no decoder for the film&apos;s sound (%1). Choose another sound or get another version</source>
        <translation>此设备没有能解码该影片声音的解码器（%1）。请选择其他音轨，或换一个版本</translation>
    </message>
    <message>
        <source>The colours are wrong: this film is in a Dolby Vision that only Dolby&apos;s screens understand. Get it in HDR10 or SDR</source>
        <translation>颜色不正确：此影片采用的杜比视界格式只有杜比的屏幕才能正确显示。请获取 HDR10 或 SDR 版本</translation>
    </message>
    <message>
        <source>The film&apos;s disk does not answer; the film goes on when it is back</source>
        <translation>影片所在的磁盘没有响应；恢复后影片会继续播放</translation>
    </message>
    <message>
        <source>Season %1, episode %2</source>
        <translation>第 %1 季第 %2 集</translation>
    </message>
</context>
<context>
    <name>HistoryGraph</name>
    <message>
        <source>Last 24 hours</source>
        <translation>过去 24 小时</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>过去 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>过去 30 天</translation>
    </message>
    <message>
        <source>History: %1</source>
        <translation>历史：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>关着</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>开着</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>nothing is known yet</source>
        <translation>还没有数据</translation>
    </message>
    <message>
        <source>%1 to %2, on average %3</source>
        <translation>%1 到 %2，平均 %3</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分钟</translation>
    </message>
    <message>
        <source>open for %1</source>
        <translation>开了 %1</translation>
    </message>
    <message>
        <source>on for %1</source>
        <translation>开了 %1</translation>
    </message>
    <message>
        <source>%1 · %2 · OK: the next</source>
        <translation>%1 · %2 · OK：下一项</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Nothing to watch yet</source>
        <translation>还没有可观看的内容</translation>
    </message>
    <message>
        <source>Go on watching</source>
        <translation>继续观看</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>All episodes</source>
        <translation>全部分集</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>I have not seen this</source>
        <translation>我还没看过</translation>
    </message>
    <message>
        <source>I have seen this</source>
        <translation>我看过了</translation>
    </message>
    <message>
        <source>Take off this row</source>
        <translation>从此栏目移除</translation>
    </message>
    <message>
        <source>Move this row up</source>
        <translation>上移此栏目</translation>
    </message>
    <message>
        <source>Move this row down</source>
        <translation>下移此栏目</translation>
    </message>
    <message>
        <source>Hide this row</source>
        <translation>隐藏此栏目</translation>
    </message>
    <message>
        <source>Hidden. Settings, Home, shows it again.</source>
        <translation>已隐藏。可在“设置”的“主页”中重新显示。</translation>
    </message>
    <message>
        <source>It is here because you began it and did not see the end. Last watched: %1.</source>
        <translation>出现在这里，是因为您开始看过但还没看完。上次观看：%1。</translation>
    </message>
    <message>
        <source>It is here because it is the episode after the one you saw to its end: %1.</source>
        <translation>出现在这里，是因为它是您看完的那一集的下一集：%1。</translation>
    </message>
    <message>
        <source>It is here because you left the game in the middle: %1.</source>
        <translation>出现在这里，是因为您中途离开了游戏：%1。</translation>
    </message>
    <message>
        <source>It is here because it is running now.</source>
        <translation>出现在这里，是因为它正在运行。</translation>
    </message>
    <message>
        <source>It is here because it is in your store and not on this TV. Nobody can pay for a place.</source>
        <translation>出现在这里，是因为商店里有，而这台电视上还没有。这里的位置花钱买不到。</translation>
    </message>
    <message>
        <source>It is here because it is installed; the latest used stands first.</source>
        <translation>出现在这里，是因为它已安装；最近用过的排在最前。</translation>
    </message>
    <message>
        <source>It is here because it is in your home.</source>
        <translation>出现在这里，是因为它在您家中。</translation>
    </message>
    <message>
        <source>It is here because it lies in your folders.</source>
        <translation>出现在这里，是因为它在您的文件夹中。</translation>
    </message>
    <message>
        <source>All lessons</source>
        <translation>所有课时</translation>
    </message>
    <message>
        <source>All parts</source>
        <translation>所有部分</translation>
    </message>
    <message>
        <source>It is here because it comes after the one you saw to its end: %1.</source>
        <translation>它在这里，因为它接在您看完的那一个之后：%1。</translation>
    </message>
    <message>
        <source>No longer one of mine</source>
        <translation>不再收藏</translation>
    </message>
    <message>
        <source>Keep among my channels</source>
        <translation>加入我的频道</translation>
    </message>
    <message>
        <source>It is here because you keep it among your channels.</source>
        <translation>因为您把它收藏在我的频道里。</translation>
    </message>
    <message>
        <source>It is here because it is in your list of channels; those that you keep or watched stand first.</source>
        <translation>因为它在您的频道列表中；收藏或看过的排在前面。</translation>
    </message>
    <message>
        <source>No longer keep this row on top</source>
        <translation>不再置顶此栏目</translation>
    </message>
    <message>
        <source>Keep this row on top</source>
        <translation>将此栏目置顶</translation>
    </message>
    <message>
        <source>Say where films lie, or connect a disk. Appliances appear here by themselves.</source>
        <translation>请指定影片所在的位置，或连接磁盘。电器会自动出现在这里。</translation>
    </message>
    <message>
        <source>Films and disks</source>
        <translation>影片和磁盘</translation>
    </message>
    <message>
        <source>Rows of Home are hidden</source>
        <translation>主页的栏目已隐藏</translation>
    </message>
    <message>
        <source>The others have nothing to show now.</source>
        <translation>其他栏目目前没有内容。</translation>
    </message>
    <message>
        <source>Rows of Home</source>
        <translation>主页的栏目</translation>
    </message>
</context>
<context>
    <name>HomePills</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>%1 开着</translation>
    </message>
</context>
<context>
    <name>HomeRowsPanel</name>
    <message>
        <source>Move this row up</source>
        <translation>上移此栏目</translation>
    </message>
    <message>
        <source>Move this row down</source>
        <translation>下移此栏目</translation>
    </message>
    <message>
        <source>No longer keep this row on top</source>
        <translation>不再置顶此栏目</translation>
    </message>
    <message>
        <source>Keep this row on top</source>
        <translation>将此栏目置顶</translation>
    </message>
    <message>
        <source>Kept on top</source>
        <translation>已置顶</translation>
    </message>
</context>
<context>
    <name>HomeSummary</name>
    <message>
        <source>%1 until %2</source>
        <translation>%1，到 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1:%2</translation>
    </message>
    <message>
        <source>%1 is open</source>
        <translation>%1 已打开</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>能耗</translation>
    </message>
    <message numerus="yes">
        <source>%n weak batteries</source>
        <translation>
            <numerusform>%n 块电池电量低</numerusform>
        </translation>
    </message>
    <message>
        <source>Add an appliance</source>
        <translation>添加家电</translation>
    </message>
</context>
<context>
    <name>HouseholdPanel</name>
    <message>
        <source>Profiles</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Everybody&apos;s own rows, and limits for children.</source>
        <translation>每个人有自己的栏目，孩子有使用限制。</translation>
    </message>
    <message>
        <source>The household&apos;s PIN</source>
        <translation>家庭 PIN 码</translation>
    </message>
    <message>
        <source>Opens to a child what is not for its age, more time, and settings.</source>
        <translation>可为孩子开放超出年龄的内容、更多时间和设置。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设定</translation>
    </message>
</context>
<context>
    <name>KeyGrid</name>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Other letters</source>
        <translation>切换字母</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Capital letter</source>
        <translation>大写字母</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>Pinyin</source>
        <translation>拼音</translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>这里还没有内容</translation>
    </message>
    <message>
        <source>Start Hearth with a folder of films, or connect a disk.</source>
        <translation>请用影片文件夹启动 Hearth，或连接磁盘。</translation>
    </message>
</context>
<context>
    <name>LivePage</name>
    <message>
        <source>All channels</source>
        <translation>所有频道</translation>
    </message>
    <message>
        <source>My channels</source>
        <translation>我的频道</translation>
    </message>
    <message>
        <source>Which channels?</source>
        <translation>显示哪些频道？</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>观看</translation>
    </message>
    <message>
        <source>No longer one of mine</source>
        <translation>不再收藏</translation>
    </message>
    <message>
        <source>Keep among my channels</source>
        <translation>加入我的频道</translation>
    </message>
    <message>
        <source>Live TV</source>
        <translation>电视直播</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>None of them is yours yet</source>
        <translation>还没有收藏的频道</translation>
    </message>
    <message>
        <source>Menu on a channel keeps it here.</source>
        <translation>在频道上按菜单键即可收藏到这里。</translation>
    </message>
    <message>
        <source>The list is being read</source>
        <translation>正在读取列表</translation>
    </message>
    <message>
        <source>No channels yet</source>
        <translation>还没有频道</translation>
    </message>
    <message>
        <source>Your provider has a list of them, an M3U address. Hearth reads it every day.</source>
        <translation>您的服务商提供频道列表（M3U 地址）。Hearth 每天读取一次。</translation>
    </message>
    <message>
        <source>Add a list</source>
        <translation>添加列表</translation>
    </message>
</context>
<context>
    <name>LivePanel</name>
    <message>
        <source>Being read …</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>%1. What was read before stays.</source>
        <translation>%1。之前读取的内容会保留。</translation>
    </message>
    <message>
        <source>Read %1</source>
        <translation>读取于 %1</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Add a list of channels</source>
        <translation>添加频道列表</translation>
    </message>
    <message>
        <source>The M3U address of your provider, or a file; a phone can type it.</source>
        <translation>服务商的 M3U 地址或文件；可以用手机输入。</translation>
    </message>
    <message>
        <source>Where is the list?</source>
        <translation>列表在哪里？</translation>
    </message>
    <message numerus="yes">
        <source>%n channels</source>
        <translation>
            <numerusform>%n 个频道</numerusform>
        </translation>
    </message>
    <message>
        <source>Digits of the remote pick one; Up and Down go through them while one plays.</source>
        <translation>遥控器数字键可直接选台；播放时按上下键换台。</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Home</source>
        <translation>主页</translation>
    </message>
    <message>
        <source>Apps and games</source>
        <translation>应用与游戏</translation>
    </message>
    <message>
        <source>My home</source>
        <translation>我的家</translation>
    </message>
    <message>
        <source>Phone as remote</source>
        <translation>手机遥控</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>Live TV</source>
        <translation>电视直播</translation>
    </message>
    <message>
        <source>%1. %2.</source>
        <translation>%1。%2。</translation>
    </message>
    <message>
        <source>Volume, lights, standby</source>
        <translation>音量、灯光、待机</translation>
    </message>
</context>
<context>
    <name>MatterAddPage</name>
    <message>
        <source>Matter is starting …</source>
        <translation>Matter 正在启动 …</translation>
    </message>
    <message>
        <source>Looking for the appliance …</source>
        <translation>正在查找设备 …</translation>
    </message>
    <message>
        <source>It is found and gets its keys …</source>
        <translation>已找到，正在交换密钥 …</translation>
    </message>
    <message>
        <source>It joins the home …</source>
        <translation>正在加入家庭 …</translation>
    </message>
    <message>
        <source>It is asked what it can …</source>
        <translation>正在读取功能 …</translation>
    </message>
    <message>
        <source>No appliance with this code waits to be added. Make it look for its home again, as its leaflet says.</source>
        <translation>没有使用此代码的设备在等待添加。请按说明书让它重新配网。</translation>
    </message>
    <message>
        <source>The appliance refused the code. See that the code belongs to it.</source>
        <translation>设备拒绝了代码。请确认代码属于该设备。</translation>
    </message>
    <message>
        <source>The appliance did not answer. See that it has power and is near enough, and try again.</source>
        <translation>设备没有响应。请确认已通电且距离足够近，然后重试。</translation>
    </message>
    <message>
        <source>Add a Matter appliance</source>
        <translation>添加 Matter 设备</translation>
    </message>
    <message>
        <source>The code is on the appliance or in its leaflet, below the Matter sign: 11 digits, or the text of its QR code, which begins with MT:. A phone can type it too.</source>
        <translation>代码在设备上或说明书中的 Matter 标志下方：11 位数字，或以 MT: 开头的二维码文本。也可以用手机输入。</translation>
    </message>
    <message>
        <source>It is here.</source>
        <translation>已添加。</translation>
    </message>
    <message>
        <source>Another code</source>
        <translation>换一个代码</translation>
    </message>
    <message>
        <source>Enter the code</source>
        <translation>输入代码</translation>
    </message>
    <message>
        <source>Code of the appliance</source>
        <translation>设备的代码</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>显示设备</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>MatterSharePage</name>
    <message>
        <source>Share with a phone</source>
        <translation>与手机共享</translation>
    </message>
    <message>
        <source>In the phone&apos;s app for the home, add an appliance and scan this code or enter the digits. It holds for %1:%2.</source>
        <translation>在手机的家庭应用中添加设备，扫描此代码或输入数字。有效时间 %1:%2。</translation>
    </message>
    <message>
        <source>The appliance is asked to let a phone in.</source>
        <translation>正在请求设备允许手机加入。</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>再次请求</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>MusicPage</name>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>This music is not here any more</source>
        <translation>这些音乐已不在这里</translation>
    </message>
    <message>
        <source>Its files were removed, or their disk is away.</source>
        <translation>它的文件已被移除，或所在磁盘已拔出。</translation>
    </message>
</context>
<context>
    <name>MyHomePage</name>
    <message>
        <source>My home</source>
        <translation>我的家</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>其他位置</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>All controls</source>
        <translation>全部控制</translation>
    </message>
    <message>
        <source>Works without the internet</source>
        <translation>无需互联网即可使用</translation>
    </message>
    <message>
        <source>It does not answer now; its last state is shown</source>
        <translation>暂时没有响应，显示的是最后的状态</translation>
    </message>
    <message>
        <source>No appliances yet</source>
        <translation>还没有家电</translation>
    </message>
    <message>
        <source>Switch an appliance on. It appears here by itself, with its controls and its room.</source>
        <translation>打开一台家电，它会自动带着控制项和所在房间出现在这里。</translation>
    </message>
    <message>
        <source>Seen, not yet understood: %1</source>
        <translation>已发现但尚不了解：%1</translation>
    </message>
    <message>
        <source>Add an appliance</source>
        <translation>添加家电</translation>
    </message>
    <message>
        <source>Not heard again yet; its last state is shown</source>
        <translation>尚未重新收到消息;显示的是最后状态</translation>
    </message>
</context>
<context>
    <name>NetworkPanel</name>
    <message>
        <source>Connected. The network is set up in the system that Hearth runs on.</source>
        <translation>已连接。网络由 Hearth 所在的系统设置。</translation>
    </message>
    <message>
        <source>Not connected. The network is set up in the system that Hearth runs on; NetworkManager does not run here.</source>
        <translation>未连接。网络由 Hearth 所在的系统设置；NetworkManager 未在此运行。</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Connected to %1</source>
        <translation>已连接到 %1</translation>
    </message>
    <message>
        <source>Connected by cable</source>
        <translation>已通过网线连接</translation>
    </message>
    <message>
        <source>Password of %1</source>
        <translation>%1 的密码</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
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
        <translation>%1 秒后下一课</translation>
    </message>
    <message>
        <source>Next exercise in %1 s</source>
        <translation>%1 秒后下一个练习</translation>
    </message>
    <message>
        <source>Next episode in %1 s</source>
        <translation>%1 秒后下一集</translation>
    </message>
    <message>
        <source>Next lesson</source>
        <translation>下一课</translation>
    </message>
    <message>
        <source>Next exercise</source>
        <translation>下一个练习</translation>
    </message>
    <message>
        <source>Next episode</source>
        <translation>下一集</translation>
    </message>
    <message>
        <source>Season %1, episode %2</source>
        <translation>第 %1 季第 %2 集</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在播放</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留在这里</translation>
    </message>
    <message>
        <source>Next song</source>
        <translation>下一首</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一个</translation>
    </message>
</context>
<context>
    <name>OptionList</name>
    <message>
        <source>chosen</source>
        <translation>已选</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>One moment …</source>
        <translation>请稍候…</translation>
    </message>
</context>
<context>
    <name>PhonePage</name>
    <message>
        <source>Phone as remote</source>
        <translation>手机遥控</translation>
    </message>
    <message>
        <source>New code</source>
        <translation>新验证码</translation>
    </message>
    <message>
        <source>Point the phone&apos;s camera at the picture, or open the address and type the code. The code works once, for five minutes.</source>
        <translation>用手机相机对准二维码，或打开地址并输入验证码。验证码五分钟内有效，仅可使用一次。</translation>
    </message>
    <message>
        <source>Only this TV itself can open the address yet.</source>
        <translation>目前只有电视本机可以打开这个地址。</translation>
    </message>
    <message>
        <source>Let phones in the home connect</source>
        <translation>允许家中的手机连接</translation>
    </message>
</context>
<context>
    <name>PhonesPanel</name>
    <message>
        <source>A phone</source>
        <translation>一部手机</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Last here %1</source>
        <translation>上次使用：%1</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Add a phone</source>
        <translation>添加手机</translation>
    </message>
    <message>
        <source>Shows an address and a code.</source>
        <translation>显示地址和验证码。</translation>
    </message>
    <message>
        <source>Phones in the home may connect</source>
        <translation>家中的手机可以连接</translation>
    </message>
    <message>
        <source>Over the home&apos;s network, and only with the code on this screen.</source>
        <translation>通过家庭网络，并且需要此屏幕上的验证码。</translation>
    </message>
</context>
<context>
    <name>PhotoPage</name>
    <message>
        <source>This photo is not here any more</source>
        <translation>这张照片已不在这里</translation>
    </message>
    <message>
        <source>This photo cannot be shown</source>
        <translation>无法显示这张照片</translation>
    </message>
    <message>
        <source>Its file was removed, or its disk is away.</source>
        <translation>文件已被移除，或所在磁盘未连接。</translation>
    </message>
    <message>
        <source>Photo %1 of %2</source>
        <translation>第 %1 张，共 %2 张</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>End the slide show</source>
        <translation>结束幻灯片</translation>
    </message>
    <message>
        <source>Slide show</source>
        <translation>幻灯片</translation>
    </message>
    <message>
        <source>Its file may be damaged; copy it again.</source>
        <translation>其文件可能已损坏，请重新复制。</translation>
    </message>
</context>
<context>
    <name>Pins</name>
    <message>
        <source>A PIN has four to eight digits</source>
        <translation>PIN 码为四到八位数字</translation>
    </message>
    <message>
        <source>Choose another one</source>
        <translation>请换一个</translation>
    </message>
    <message>
        <source>Too many wrong PINs</source>
        <translation>PIN 码输错次数过多</translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n min</source>
        <translation>
            <numerusform>请在 %n 分钟后重试</numerusform>
        </translation>
    </message>
    <message>
        <source>This needs the PIN</source>
        <translation>此操作需要 PIN 码</translation>
    </message>
    <message>
        <source>This is not the PIN</source>
        <translation>PIN 码不正确</translation>
    </message>
</context>
<context>
    <name>PlaybackPanel</name>
    <message>
        <source>With the picture</source>
        <translation>与画面同步</translation>
    </message>
    <message>
        <source>%1 s later</source>
        <translation>晚 %1 秒</translation>
    </message>
    <message>
        <source>%1 s earlier</source>
        <translation>早 %1 秒</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Picture by picture</source>
        <translation>逐帧</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>字幕</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>The list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>当前项</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>随机播放</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
</context>
<context>
    <name>PrivacyPanel</name>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>忘记</translation>
    </message>
    <message>
        <source>Everything stays in this TV</source>
        <translation>一切都留在这台电视里</translation>
    </message>
    <message>
        <source>What is watched, searched and switched at home is told to nobody. Stores and providers see which of their things are asked for.</source>
        <translation>在家看的、搜的、开关的都不会告诉任何人。商店和服务商只会看到向它们请求的内容。</translation>
    </message>
    <message>
        <source>Remember what is watched</source>
        <translation>记住看过的内容</translation>
    </message>
    <message>
        <source>For Continue and what comes next.</source>
        <translation>用于“继续观看”和下一集。</translation>
    </message>
    <message>
        <source>Forget what was watched</source>
        <translation>忘记看过的内容</translation>
    </message>
    <message>
        <source>Of the profile that watches now: films, where they were left, channels.</source>
        <translation>当前用户的：影片、观看进度、频道。</translation>
    </message>
    <message>
        <source>Forget what was watched?</source>
        <translation>忘记看过的内容？</translation>
    </message>
    <message>
        <source>Continue is then empty, and films begin at their beginning.</source>
        <translation>“继续观看”将清空，影片从头播放。</translation>
    </message>
    <message>
        <source>Forgotten</source>
        <translation>已忘记</translation>
    </message>
    <message>
        <source>Forget what appliances told</source>
        <translation>忘记家电上报的数据</translation>
    </message>
    <message>
        <source>Temperatures, energy and other numbers over time. The appliances stay.</source>
        <translation>温度、用电等历史数据。家电仍会保留。</translation>
    </message>
    <message>
        <source>Forget what appliances told?</source>
        <translation>忘记家电上报的数据？</translation>
    </message>
    <message>
        <source>Their lines begin anew.</source>
        <translation>它们的曲线将重新开始。</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>A profile has a name of 1 to 40 letters</source>
        <translation>用户名字为 1 到 40 个字</translation>
    </message>
    <message>
        <source>Type a name</source>
        <translation>请输入名字</translation>
    </message>
</context>
<context>
    <name>ProfilePage</name>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分钟</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Only what is for everybody</source>
        <translation>仅限全年龄内容</translation>
    </message>
    <message>
        <source>Up to %1</source>
        <translation>%1 岁及以下</translation>
    </message>
    <message>
        <source>A child</source>
        <translation>孩子</translation>
    </message>
    <message>
        <source>A guest, whose traces go</source>
        <translation>访客，不留痕迹</translation>
    </message>
    <message>
        <source>A grown-up</source>
        <translation>大人</translation>
    </message>
    <message>
        <source>First letter</source>
        <translation>首字</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>笑脸</translation>
    </message>
    <message>
        <source>Child</source>
        <translation>孩子</translation>
    </message>
    <message>
        <source>Paw</source>
        <translation>爪印</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>星星</translation>
    </message>
    <message>
        <source>Heart</source>
        <translation>爱心</translation>
    </message>
    <message>
        <source>Flower</source>
        <translation>花朵</translation>
    </message>
    <message>
        <source>Game</source>
        <translation>游戏</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>音乐</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>访客</translation>
    </message>
    <message>
        <source>Watch as %1</source>
        <translation>以 %1 的身份观看</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名字</translation>
    </message>
    <message>
        <source>What is the name?</source>
        <translation>叫什么名字？</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>头像</translation>
    </message>
    <message>
        <source>Whose it is</source>
        <translation>使用者</translation>
    </message>
    <message>
        <source>What may be watched</source>
        <translation>可以看什么</translation>
    </message>
    <message>
        <source>Films and games for older people are not shown; what nobody has judged asks for the PIN.</source>
        <translation>不显示适合更大年龄的影片和游戏；未评定年龄的内容需要 PIN 码。</translation>
    </message>
    <message>
        <source>Time in front of the screen, a day</source>
        <translation>每天的屏幕时间</translation>
    </message>
    <message>
        <source>Films and apps count. The household&apos;s PIN adds half an hour.</source>
        <translation>影片和应用都计入。家庭 PIN 码可增加半小时。</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Bedtime</source>
        <translation>就寝时间</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Remove this profile&apos;s PIN</source>
        <translation>删除此用户的 PIN 码</translation>
    </message>
    <message>
        <source>Set a PIN for this profile</source>
        <translation>为此用户设定 PIN 码</translation>
    </message>
    <message>
        <source>It is asked for before somebody watches as %1.</source>
        <translation>以 %1 的身份观看前需要输入。</translation>
    </message>
    <message>
        <source>Choose a PIN</source>
        <translation>设定 PIN 码</translation>
    </message>
    <message>
        <source>Four to eight digits</source>
        <translation>四到八位数字</translation>
    </message>
    <message>
        <source>Remove this profile</source>
        <translation>删除此用户</translation>
    </message>
    <message>
        <source>What it watched is forgotten.</source>
        <translation>观看记录会一并清除。</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>删除 %1？</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>ProfilesPage</name>
    <message numerus="yes">
        <source>%n min left today</source>
        <translation>
            <numerusform>今天还剩 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Child</source>
        <translation>孩子</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>访客</translation>
    </message>
    <message>
        <source>With a PIN</source>
        <translation>有 PIN 码</translation>
    </message>
    <message>
        <source>Who is watching?</source>
        <translation>谁在观看？</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>What is the name?</source>
        <translation>叫什么名字？</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>观看</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Change · or hold OK</source>
        <translation>更改 · 或长按 OK</translation>
    </message>
    <message>
        <source>watching</source>
        <translation>正在观看</translation>
    </message>
</context>
<context>
    <name>QuickPanel</name>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Who is watching</source>
        <translation>谁在观看</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Screen off</source>
        <translation>关闭屏幕</translation>
    </message>
    <message>
        <source>The sound goes on; any key brings it back.</source>
        <translation>声音继续播放；按任意键恢复画面。</translation>
    </message>
    <message>
        <source>Standby</source>
        <translation>待机</translation>
    </message>
    <message>
        <source>Fill the screen with the film</source>
        <translation>全屏显示影片</translation>
    </message>
    <message>
        <source>End the film</source>
        <translation>结束影片</translation>
    </message>
</context>
<context>
    <name>RecordTile</name>
    <message>
        <source>Next episode</source>
        <translation>下一集</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>In the store</source>
        <translation>商店中</translation>
    </message>
    <message>
        <source>S%1 E%2 · %3</source>
        <translation>S%1 E%2 · %3</translation>
    </message>
    <message>
        <source>Season %1, episode %2</source>
        <translation>第 %1 季 第 %2 集</translation>
    </message>
    <message>
        <source>Game</source>
        <translation>游戏</translation>
    </message>
    <message>
        <source>App</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Not for this profile</source>
        <translation>不适合此用户</translation>
    </message>
    <message>
        <source>Next lesson</source>
        <translation>下一课</translation>
    </message>
    <message>
        <source>Next part</source>
        <translation>下一部分</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Lesson %1</source>
        <translation>第 %1 课</translation>
    </message>
    <message>
        <source>Part %1</source>
        <translation>第 %1 部分</translation>
    </message>
    <message>
        <source>Live · channel %1</source>
        <translation>直播 · 频道 %1</translation>
    </message>
    <message>
        <source>Cannot be read · %1</source>
        <translation>无法读取 · %1</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>At home</source>
        <translation>家中</translation>
    </message>
    <message>
        <source>Apps and games</source>
        <translation>应用与游戏</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Films, series, apps, appliances, settings</source>
        <translation>电影、剧集、应用、家电、设置</translation>
    </message>
    <message>
        <source>Nothing is called that</source>
        <translation>没有找到相关内容</translation>
    </message>
    <message>
        <source>Try fewer letters, or another word of the name.</source>
        <translation>请减少字母，或换一个词。</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>频道</translation>
    </message>
    <message>
        <source>Do it now</source>
        <translation>立即执行</translation>
    </message>
    <message>
        <source>Films, series, courses, music and photos</source>
        <translation>影片、剧集、课程、音乐和照片</translation>
    </message>
    <message>
        <source>Type a beginning; slips are forgiven. A phone that is paired types here too.</source>
        <translation>输入开头即可，打错也没关系。已配对的手机也能在此输入。</translation>
    </message>
</context>
<context>
    <name>SeekBar</name>
    <message>
        <source>Position</source>
        <translation>播放位置</translation>
    </message>
</context>
<context>
    <name>SeriesPage</name>
    <message>
        <source>Go on watching</source>
        <translation>继续观看</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>从头播放</translation>
    </message>
    <message>
        <source>I have not seen this</source>
        <translation>我还没看过</translation>
    </message>
    <message>
        <source>I have seen this</source>
        <translation>我看过了</translation>
    </message>
    <message>
        <source>Season</source>
        <translation>季</translation>
    </message>
    <message>
        <source>Specials</source>
        <translation>特别篇</translation>
    </message>
    <message>
        <source>Season %1</source>
        <translation>第 %1 季</translation>
    </message>
    <message>
        <source>S%1 E%2</source>
        <translation>S%1 E%2</translation>
    </message>
    <message>
        <source>episode %1</source>
        <translation>第 %1 集</translation>
    </message>
    <message>
        <source>Play %1</source>
        <translation>播放 %1</translation>
    </message>
    <message>
        <source>Seasons</source>
        <translation>各季</translation>
    </message>
    <message>
        <source>This series is not here any more</source>
        <translation>这部剧集已不在这里</translation>
    </message>
    <message>
        <source>Its files were removed, or their disk is away.</source>
        <translation>文件已被移除，或所在磁盘未连接。</translation>
    </message>
    <message>
        <source>Trailer</source>
        <translation>预告片</translation>
    </message>
    <message>
        <source>Continue %1 · %2</source>
        <translation>继续 %1 · %2</translation>
    </message>
</context>
<context>
    <name>ServerPage</name>
    <message>
        <source>Go on watching</source>
        <translation>继续观看</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>从头播放</translation>
    </message>
    <message>
        <source>This and those after it</source>
        <translation>此项及其后各项</translation>
    </message>
    <message>
        <source>Play all</source>
        <translation>全部播放</translation>
    </message>
    <message>
        <source>This folder is empty</source>
        <translation>此文件夹为空</translation>
    </message>
    <message>
        <source>The media server may still be looking through its disks.</source>
        <translation>媒体服务器可能仍在扫描它的硬盘。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>ServerRow</name>
    <message>
        <source>Plays now</source>
        <translation>正在播放</translation>
    </message>
    <message>
        <source>Not played on this TV</source>
        <translation>本电视不播放此项</translation>
    </message>
</context>
<context>
    <name>ServersPanel</name>
    <message>
        <source>Looking for media servers …</source>
        <translation>正在查找媒体服务器……</translation>
    </message>
    <message>
        <source>No media server was found</source>
        <translation>没有找到媒体服务器</translation>
    </message>
    <message>
        <source>What shares films and music in this TV&apos;s network by UPnP or DLNA comes here by itself.</source>
        <translation>在本电视的网络中通过 UPnP 或 DLNA 共享影片和音乐的设备会自动出现在这里。</translation>
    </message>
    <message>
        <source>Switch one on, in this TV&apos;s network: a NAS, a router with a disk, a computer. OK looks again.</source>
        <translation>请在本电视的网络中打开一台：NAS、带硬盘的路由器或电脑。按确定键重新查找。</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
</context>
<context>
    <name>SettingsGroupPage</name>
    <message>
        <source>Choose a PIN</source>
        <translation>设定 PIN 码</translation>
    </message>
    <message>
        <source>Four to eight digits</source>
        <translation>四到八位数字</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Language and region</source>
        <translation>语言和地区</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>What the TV writes and says; films keep their own.</source>
        <translation>电视显示和朗读所用的语言；影片不受影响。</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 小时制</translation>
    </message>
    <message>
        <source>12 hours</source>
        <translation>12 小时制</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Black grounds, white words, bright frames.</source>
        <translation>黑色背景、白色文字、明亮边框。</translation>
    </message>
    <message>
        <source>Less movement</source>
        <translation>减少动画</translation>
    </message>
    <message>
        <source>Pages and focus change at once.</source>
        <translation>页面和焦点立即切换。</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Quieter while the home tells something</source>
        <translation>家中有提示时降低音量</translation>
    </message>
    <message>
        <source>Films and apps step back for an alert.</source>
        <translation>有提醒时，影片和应用会降低音量。</translation>
    </message>
    <message>
        <source>Power and screensaver</source>
        <translation>电源与屏保</translation>
    </message>
    <message>
        <source>Clock and pictures after</source>
        <translation>多久后显示时钟和图片</translation>
    </message>
    <message>
        <source>When nothing moves on the screen and nobody presses a key.</source>
        <translation>当画面静止且无人按键时。</translation>
    </message>
    <message>
        <source>2 minutes</source>
        <translation>2 分钟</translation>
    </message>
    <message>
        <source>5 minutes</source>
        <translation>5 分钟</translation>
    </message>
    <message>
        <source>10 minutes</source>
        <translation>10 分钟</translation>
    </message>
    <message>
        <source>30 minutes</source>
        <translation>30 分钟</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>What shows then</source>
        <translation>届时显示</translation>
    </message>
    <message>
        <source>Pictures and the clock</source>
        <translation>图片和时钟</translation>
    </message>
    <message>
        <source>The clock alone</source>
        <translation>仅时钟</translation>
    </message>
    <message>
        <source>Nothing: a black screen</source>
        <translation>不显示：黑屏</translation>
    </message>
    <message>
        <source>Standby after</source>
        <translation>多久后待机</translation>
    </message>
    <message>
        <source>Also when something plays and nobody presses a key.</source>
        <translation>正在播放但无人按键时也会待机。</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>2 hours</source>
        <translation>2 小时</translation>
    </message>
    <message>
        <source>4 hours</source>
        <translation>4 小时</translation>
    </message>
    <message>
        <source>8 hours</source>
        <translation>8 小时</translation>
    </message>
    <message>
        <source>Easier to see and hear</source>
        <translation>看得清、听得清</translation>
    </message>
    <message>
        <source>Size of words</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>All that the TV writes; subtitles have their own.</source>
        <translation>电视上的全部文字；字幕另行设置。</translation>
    </message>
    <message>
        <source>Say what has the focus</source>
        <translation>朗读当前选项</translation>
    </message>
    <message>
        <source>A voice reads every menu aloud, in the TV&apos;s language.</source>
        <translation>用电视的语言朗读每个菜单。</translation>
    </message>
    <message>
        <source>Sounds of the keys</source>
        <translation>按键音</translation>
    </message>
    <message>
        <source>A quiet tick for each step.</source>
        <translation>每按一步，轻响一声。</translation>
    </message>
    <message>
        <source>Languages of films and subtitles</source>
        <translation>影片和字幕语言</translation>
    </message>
    <message>
        <source>Language of films</source>
        <translation>影片语言</translation>
    </message>
    <message>
        <source>Where a film has more than one.</source>
        <translation>影片有多种语言时适用。</translation>
    </message>
    <message>
        <source>As the film begins with</source>
        <translation>影片的第一条音轨</translation>
    </message>
    <message>
        <source>As the TV</source>
        <translation>跟随电视</translation>
    </message>
    <message>
        <source>Language of subtitles</source>
        <translation>字幕语言</translation>
    </message>
    <message>
        <source>Where a film has them.</source>
        <translation>影片带有字幕时适用。</translation>
    </message>
    <message>
        <source>No subtitles</source>
        <translation>无字幕</translation>
    </message>
    <message>
        <source>Size of subtitles</source>
        <translation>字幕大小</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>小</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>大</translation>
    </message>
    <message>
        <source>Very large</source>
        <translation>特大</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>简洁</translation>
    </message>
    <message>
        <source>With serifs</source>
        <translation>衬线体</translation>
    </message>
    <message>
        <source>All of one width</source>
        <translation>等宽</translation>
    </message>
    <message>
        <source>Colour of subtitles</source>
        <translation>字幕颜色</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白色</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Light blue</source>
        <translation>浅蓝色</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>边缘</translation>
    </message>
    <message>
        <source>Outlined</source>
        <translation>描边</translation>
    </message>
    <message>
        <source>With a shadow</source>
        <translation>阴影</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Behind the words</source>
        <translation>文字背景</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>A dim box</source>
        <translation>半透明底框</translation>
    </message>
    <message>
        <source>A black box</source>
        <translation>黑色底框</translation>
    </message>
    <message>
        <source>The TV follows</source>
        <translation>电视同步开关</translation>
    </message>
    <message>
        <source>Switches the TV on and off with this set, where its cable can (HDMI-CEC).</source>
        <translation>随本机一起开关电视，前提是线缆支持（HDMI-CEC）。</translation>
    </message>
    <message>
        <source>Playing films</source>
        <translation>播放影片</translation>
    </message>
    <message>
        <source>On to the next by itself</source>
        <translation>自动播放下一个</translation>
    </message>
    <message>
        <source>When an episode, a lesson or an exercise ends, the one after it begins.</source>
        <translation>一集、一课或一个练习结束后，自动开始下一个。</translation>
    </message>
    <message>
        <source>Night sound</source>
        <translation>夜间声音</translation>
    </message>
    <message>
        <source>Quiet words are louder and loud scenes quieter.</source>
        <translation>轻声对白更响，喧闹场面更轻。</translation>
    </message>
    <message>
        <source>Even loudness</source>
        <translation>均衡响度</translation>
    </message>
    <message>
        <source>Films and music that tell how loud they are play equally loud.</source>
        <translation>带有响度信息的影片和音乐以相同响度播放。</translation>
    </message>
    <message>
        <source>Loudspeakers</source>
        <translation>扬声器</translation>
    </message>
    <message>
        <source>All that the film has sound for</source>
        <translation>影片拥有的全部声道</translation>
    </message>
    <message>
        <source>Two</source>
        <translation>两个</translation>
    </message>
    <message>
        <source>Open the next channel beforehand</source>
        <translation>提前打开下一个频道</translation>
    </message>
    <message>
        <source>It is there at once. It takes a second stream from your network; some providers allow only one.</source>
        <translation>换台立即完成。它会占用网络上的第二路流，有些提供商只允许一路。</translation>
    </message>
    <message>
        <source>Of channels that are sent to everybody</source>
        <translation>仅限向所有人广播的频道</translation>
    </message>
    <message>
        <source>Of all channels</source>
        <translation>所有频道</translation>
    </message>
    <message>
        <source>What the home tells</source>
        <translation>家中的提醒</translation>
    </message>
    <message>
        <source>Finished and opened</source>
        <translation>已完成和已打开</translation>
    </message>
    <message>
        <source>Danger and somebody at the door never wait.</source>
        <translation>危险和门口有人时立即提醒。</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>立即</translation>
    </message>
    <message>
        <source>At the next pause</source>
        <translation>下次暂停时</translation>
    </message>
    <message>
        <source>When what is watched ends</source>
        <translation>节目结束时</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>安静时段开始</translation>
    </message>
    <message>
        <source>Then only danger and somebody at the door are told.</source>
        <translation>此时只提醒危险和门口有人。</translation>
    </message>
    <message>
        <source>No quiet hours</source>
        <translation>无安静时段</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>安静时段结束</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>Films of another shape</source>
        <translation>画面比例不同的影片</translation>
    </message>
    <message>
        <source>Whole leaves black bars; filled cuts off what is too wide or too high.</source>
        <translation>完整显示会留黑边；填满会裁掉多余的部分。</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>填满</translation>
    </message>
    <message>
        <source>Room at the edges</source>
        <translation>边缘留白</translation>
    </message>
    <message>
        <source>For TVs that cut off the edges of the picture.</source>
        <translation>用于会裁掉画面边缘的电视。</translation>
    </message>
    <message>
        <source>1 %</source>
        <translation>1%</translation>
    </message>
    <message>
        <source>2 %</source>
        <translation>2%</translation>
    </message>
    <message>
        <source>3 %</source>
        <translation>3%</translation>
    </message>
    <message>
        <source>4 %</source>
        <translation>4%</translation>
    </message>
    <message>
        <source>5 %</source>
        <translation>5%</translation>
    </message>
    <message>
        <source>Remember what is watched</source>
        <translation>记住看过的内容</translation>
    </message>
    <message>
        <source>For Continue and what comes next. It stays in this TV.</source>
        <translation>用于“继续观看”和下一集。只保存在本机。</translation>
    </message>
    <message>
        <source>Intros, recaps and credits</source>
        <translation>片头、前情提要和片尾</translation>
    </message>
    <message>
        <source>A button skips them</source>
        <translation>用按钮跳过</translation>
    </message>
    <message>
        <source>Skipped by themselves</source>
        <translation>自动跳过</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Cable and wireless networks</source>
        <translation>有线和无线网络</translation>
    </message>
    <message>
        <source>wifi internet lan</source>
        <translation>无线 互联网 网线</translation>
    </message>
    <message>
        <source>Films and disks</source>
        <translation>影片和磁盘</translation>
    </message>
    <message>
        <source>Where films, courses and photos lie, and how full the disks are</source>
        <translation>电影、课程和照片在哪里，磁盘有多满</translation>
    </message>
    <message>
        <source>folders shares usb open address</source>
        <translation>文件夹 共享 U盘 打开地址</translation>
    </message>
    <message>
        <source>Live TV</source>
        <translation>电视直播</translation>
    </message>
    <message>
        <source>The lists that channels come from</source>
        <translation>频道来自哪些列表</translation>
    </message>
    <message>
        <source>iptv m3u channels</source>
        <translation>iptv m3u 频道</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>家庭</translation>
    </message>
    <message>
        <source>Who watches, and the PIN</source>
        <translation>谁在观看，以及 PIN 码</translation>
    </message>
    <message>
        <source>profiles children guest</source>
        <translation>个人资料 儿童 访客</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>主页</translation>
    </message>
    <message>
        <source>The rows that you want to see</source>
        <translation>您想看到的栏目</translation>
    </message>
    <message>
        <source>launcher</source>
        <translation>主页 首页</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>Which of them may drive the TV</source>
        <translation>哪些手机可以控制电视</translation>
    </message>
    <message>
        <source>pairing qr code remote</source>
        <translation>配对 二维码 遥控</translation>
    </message>
    <message>
        <source>Appliances</source>
        <translation>家电</translation>
    </message>
    <message>
        <source>Add an appliance, and how appliances reach the TV</source>
        <translation>添加家电，以及家电如何连接电视</translation>
    </message>
    <message>
        <source>mqtt matter zigbee broker</source>
        <translation>mqtt matter zigbee 代理</translation>
    </message>
    <message>
        <source>Remotes and Bluetooth</source>
        <translation>遥控器与蓝牙</translation>
    </message>
    <message>
        <source>Remotes, game pads, headphones</source>
        <translation>遥控器、游戏手柄、耳机</translation>
    </message>
    <message>
        <source>controllers</source>
        <translation>手柄 控制器</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>What apps and pictures take</source>
        <translation>应用和图片占用的空间</translation>
    </message>
    <message>
        <source>space cache</source>
        <translation>空间 缓存</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>What the TV remembers, and how to forget it</source>
        <translation>电视记住了什么，以及如何忘记</translation>
    </message>
    <message>
        <source>history forget</source>
        <translation>历史记录 忘记</translation>
    </message>
    <message>
        <source>About this TV</source>
        <translation>关于这台电视</translation>
    </message>
    <message>
        <source>Version, memory, addresses</source>
        <translation>版本、内存、地址</translation>
    </message>
    <message>
        <source>diagnostics licences</source>
        <translation>诊断 许可证</translation>
    </message>
    <message>
        <source>Age ratings</source>
        <translation>年龄分级</translation>
    </message>
    <message>
        <source>How it is said for whom a film is. What nobody has judged, as all films in China, asks for the PIN where a child has a limit.</source>
        <translation>影片适合哪些人的标示方式。无人评定的影片（如在中国的所有影片），在儿童有限制时会要求输入 PIN。</translation>
    </message>
    <message>
        <source>In years</source>
        <translation>按岁数</translation>
    </message>
    <message>
        <source>captions closed subtitles</source>
        <translation>字幕 隐藏式字幕</translation>
    </message>
    <message>
        <source>accessibility zoom contrast voice</source>
        <translation>无障碍 放大 对比度 语音</translation>
    </message>
    <message>
        <source>audio</source>
        <translation>音频</translation>
    </message>
    <message>
        <source>sleep timer screensaver</source>
        <translation>睡眠 定时 屏保</translation>
    </message>
    <message>
        <source>notifications quiet</source>
        <translation>通知 免打扰</translation>
    </message>
    <message>
        <source>zoom overscan</source>
        <translation>缩放 过扫描</translation>
    </message>
    <message>
        <source>Phones in the home may connect</source>
        <translation>家中的手机可以连接</translation>
    </message>
    <message>
        <source>Over the home&apos;s network, and only with the code on this screen.</source>
        <translation>通过家庭网络，并且需要此屏幕上的验证码。</translation>
    </message>
    <message>
        <source>Where a film&apos;s chapters name them, or the episodes of a season share them.</source>
        <translation>影片章节标明了它们，或同一季的各集都有它们时。</translation>
    </message>
    <message>
        <source>Media servers</source>
        <translation>媒体服务器</translation>
    </message>
    <message>
        <source>Films and music that other devices of the home share</source>
        <translation>家中其他设备共享的影片和音乐</translation>
    </message>
    <message>
        <source>dlna upnp nas network shares</source>
        <translation>dlna upnp nas 网络共享</translation>
    </message>
    <message>
        <source>As the TV, when the sound is in another language</source>
        <translation>声音为其他语言时，与电视相同</translation>
    </message>
    <message>
        <source>For two, the words of films with surround sound stay clear. A receiver gets Dolby Digital and DTS as they are, and sets the volume.</source>
        <translation>双扬声器时，环绕声影片的对白依然清晰。功放会原样收到 Dolby Digital 和 DTS，并由它调节音量。</translation>
    </message>
    <message>
        <source>A receiver that decodes</source>
        <translation>自行解码的功放</translation>
    </message>
</context>
<context>
    <name>SkipButton</name>
    <message>
        <source>Skip the intro</source>
        <translation>跳过片头</translation>
    </message>
    <message>
        <source>Skip the recap</source>
        <translation>跳过前情提要</translation>
    </message>
    <message>
        <source>Skip the preview</source>
        <translation>跳过预告</translation>
    </message>
    <message>
        <source>Skip the credits</source>
        <translation>跳过片尾</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
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
        <translation>正在播放</translation>
    </message>
</context>
<context>
    <name>SourcesPanel</name>
    <message>
        <source>%1 TB</source>
        <translation>%1 TB</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>Take %1 away?</source>
        <translation>移除 %1？</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>%1 · its disk is away</source>
        <translation>%1 · 所在磁盘未连接</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>添加 %1</translation>
    </message>
    <message>
        <source>Another folder</source>
        <translation>其他文件夹</translation>
    </message>
    <message>
        <source>Type where it is, or let a phone type it.</source>
        <translation>输入它的位置，也可用手机输入。</translation>
    </message>
    <message>
        <source>Where is the folder?</source>
        <translation>文件夹在哪里？</translation>
    </message>
    <message>
        <source>%1 is away</source>
        <translation>%1 未连接</translation>
    </message>
    <message>
        <source>%1 of %2 free</source>
        <translation>可用 %1，共 %2</translation>
    </message>
    <message>
        <source>Films and series</source>
        <translation>电影和剧集</translation>
    </message>
    <message>
        <source>Courses</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Workouts</source>
        <translation>锻炼</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>What is in %1?</source>
        <translation>%1 里是什么？</translation>
    </message>
    <message>
        <source>What its name says</source>
        <translation>按名称判断</translation>
    </message>
    <message>
        <source>What lies in it leaves the TV; the files stay where they are.</source>
        <translation>里面的内容将从电视上消失；文件留在原处。</translation>
    </message>
    <message>
        <source>Open an address</source>
        <translation>打开网址</translation>
    </message>
    <message>
        <source>Which address?</source>
        <translation>哪个网址？</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>音乐</translation>
    </message>
    <message>
        <source>Play all of it</source>
        <translation>全部播放</translation>
    </message>
    <message>
        <source>A film, a stream, a playlist or a folder: its address, or where it lies on this TV.</source>
        <translation>影片、流、播放列表或文件夹：其地址，或在本电视上的位置。</translation>
    </message>
    <message>
        <source>Media servers</source>
        <translation>媒体服务器</translation>
    </message>
    <message>
        <source>Films and music that other devices of the home share.</source>
        <translation>家中其他设备共享的影片和音乐。</translation>
    </message>
</context>
<context>
    <name>StoragePanel</name>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>Pictures of films, photos and apps</source>
        <translation>影片、照片和应用的图片</translation>
    </message>
    <message>
        <source>They can be made again. OK removes them.</source>
        <translation>可以重新生成。按 OK 删除。</translation>
    </message>
    <message>
        <source>Remove the pictures?</source>
        <translation>删除这些图片？</translation>
    </message>
    <message>
        <source>They come back as they are looked at.</source>
        <translation>再次浏览时会重新出现。</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>What the TV remembers</source>
        <translation>电视记住的内容</translation>
    </message>
    <message>
        <source>Titles, appliances and their numbers, settings.</source>
        <translation>影片、家电及其数据、设置。</translation>
    </message>
    <message>
        <source>With what it saved</source>
        <translation>含其保存的数据</translation>
    </message>
</context>
<context>
    <name>StorePage</name>
    <message>
        <source>Apps and games</source>
        <translation>应用与游戏</translation>
    </message>
    <message>
        <source>The store is empty</source>
        <translation>商店为空</translation>
    </message>
    <message>
        <source>It cannot be reached now, or offers nothing yet. What is installed still works.</source>
        <translation>商店暂时无法连接，或尚无内容。已安装的应用仍可使用。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>TitlePage</name>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>从头播放</translation>
    </message>
    <message>
        <source>I have not seen this</source>
        <translation>我还没看过</translation>
    </message>
    <message>
        <source>I have seen this</source>
        <translation>我看过了</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>更多类似内容</translation>
    </message>
    <message>
        <source>This film is not here any more</source>
        <translation>这部影片已不在这里</translation>
    </message>
    <message>
        <source>Its file was removed, or its disk is away.</source>
        <translation>文件已被移除，或所在磁盘未连接。</translation>
    </message>
    <message>
        <source>Trailer</source>
        <translation>预告片</translation>
    </message>
    <message>
        <source>Continue · %1</source>
        <translation>继续 · %1</translation>
    </message>
</context>
<context>
    <name>TitleWords</name>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>电影</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>剧集</translation>
    </message>
    <message>
        <source>Games</source>
        <translation>游戏</translation>
    </message>
    <message>
        <source>Health and sport</source>
        <translation>健康与运动</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>Shopping</source>
        <translation>购物</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>音乐</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Apps</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>New in the store</source>
        <translation>商店上新</translation>
    </message>
    <message>
        <source>At home</source>
        <translation>家中</translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n s left</source>
        <translation>
            <numerusform>还剩 %n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min left</source>
        <translation>
            <numerusform>还剩 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>1 season</source>
        <translation>1 季</translation>
    </message>
    <message numerus="yes">
        <source>%n seasons</source>
        <translation>
            <numerusform>%n 季</numerusform>
        </translation>
    </message>
    <message>
        <source>Sound: %1</source>
        <translation>音轨：%1</translation>
    </message>
    <message>
        <source>Subtitles: %1</source>
        <translation>字幕：%1</translation>
    </message>
    <message>
        <source>All series</source>
        <translation>全部剧集</translation>
    </message>
    <message>
        <source>All courses</source>
        <translation>所有课程</translation>
    </message>
    <message>
        <source>All workouts</source>
        <translation>所有锻炼</translation>
    </message>
    <message>
        <source>All photos</source>
        <translation>所有照片</translation>
    </message>
    <message>
        <source>All films</source>
        <translation>全部影片</translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分钟</translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation>1 张照片</translation>
    </message>
    <message numerus="yes">
        <source>%n photos</source>
        <translation>
            <numerusform>%n 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parts</source>
        <translation>
            <numerusform>%n 个部分</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>done %n times</source>
        <translation>
            <numerusform>做过 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>done once</source>
        <translation>做过一次</translation>
    </message>
    <message>
        <source>not done yet</source>
        <translation>还没做过</translation>
    </message>
    <message>
        <source>1 lesson</source>
        <translation>1 课</translation>
    </message>
    <message numerus="yes">
        <source>%n lessons</source>
        <translation>
            <numerusform>%n 课</numerusform>
        </translation>
    </message>
    <message>
        <source>all done</source>
        <translation>全部完成</translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>完成 %n 课</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>还剩 %1</translation>
    </message>
    <message>
        <source>On now</source>
        <translation>正在直播</translation>
    </message>
    <message>
        <source>All channels</source>
        <translation>所有频道</translation>
    </message>
    <message>
        <source>All music</source>
        <translation>全部音乐</translation>
    </message>
    <message>
        <source>1 song</source>
        <translation>1 首歌</translation>
    </message>
    <message numerus="yes">
        <source>%n songs</source>
        <translation>
            <numerusform>%n 首歌</numerusform>
        </translation>
    </message>
    <message>
        <source>Used last</source>
        <translation>最近使用</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>Voice</name>
    <message>
        <source>button</source>
        <translation>按钮</translation>
    </message>
    <message>
        <source>switch</source>
        <translation>开关</translation>
    </message>
    <message>
        <source>slider, left and right change it</source>
        <translation>滑块，按左右键调整</translation>
    </message>
    <message>
        <source>choice</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>menu item</source>
        <translation>菜单项</translation>
    </message>
    <message>
        <source>episode</source>
        <translation>单集</translation>
    </message>
    <message>
        <source>profile</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>film</source>
        <translation>影片</translation>
    </message>
    <message>
        <source>app</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 项，共 %2 项</translation>
    </message>
    <message>
        <source>song</source>
        <translation>歌曲</translation>
    </message>
    <message>
        <source>card</source>
        <translation>卡片</translation>
    </message>
    <message>
        <source>key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>文件夹</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
    <message>
        <source>Which language shall the TV speak?</source>
        <translation>电视使用哪种语言？</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Go on without</source>
        <translation>不联网，继续</translation>
    </message>
    <message>
        <source>Films and appliances of the home work without the internet.</source>
        <translation>家中的影片和家电无需互联网即可使用。</translation>
    </message>
    <message>
        <source>Phone as remote</source>
        <translation>手机遥控</translation>
    </message>
    <message>
        <source>Point the phone&apos;s camera at the picture. It then drives the TV and types into it.</source>
        <translation>用手机相机对准二维码，即可用手机控制电视、输入文字。</translation>
    </message>
    <message>
        <source>Phones can come later: Settings, Phones.</source>
        <translation>也可稍后在“设置”的“手机”中添加手机。</translation>
    </message>
    <message>
        <source>Where are the films?</source>
        <translation>影片在哪里？</translation>
    </message>
    <message>
        <source>Folders on this TV and on disks that are plugged in. Nothing in them is changed.</source>
        <translation>这台电视和已连接磁盘上的文件夹。其中的内容不会被更改。</translation>
    </message>
    <message>
        <source>Who is watching?</source>
        <translation>谁在观看？</translation>
    </message>
    <message>
        <source>With a name, the TV remembers for you alone what you watch. Children get their own limits in Settings, Household.</source>
        <translation>填写名字后，电视只为您一人记住观看记录。孩子的使用限制可在“设置”的“家庭”中设定。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名字</translation>
    </message>
    <message>
        <source>What is the name?</source>
        <translation>叫什么名字？</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>To Home</source>
        <translation>前往主页</translation>
    </message>
    <message>
        <source>A phone can drive the TV and type into it.</source>
        <translation>手机可以遥控电视并输入文字。</translation>
    </message>
    <message>
        <source>Phones in the home may connect</source>
        <translation>家中的手机可以连接</translation>
    </message>
    <message>
        <source>Over the home&apos;s network, and only with the code on this screen.</source>
        <translation>通过家庭网络，并且需要此屏幕上的验证码。</translation>
    </message>
</context>
<context>
    <name>ZigbeePage</name>
    <message>
        <source>Is here</source>
        <translation>已加入</translation>
    </message>
    <message>
        <source>Did not get on; switch it off and on, near the stick</source>
        <translation>未能加入;请在适配器旁将其关闭再打开</translation>
    </message>
    <message>
        <source>Is asked what it can …</source>
        <translation>正在询问其功能…</translation>
    </message>
    <message>
        <source>Another name</source>
        <translation>更改名称</translation>
    </message>
    <message>
        <source>Take it out of the network</source>
        <translation>从网络中移除</translation>
    </message>
    <message>
        <source>Name of %1</source>
        <translation>%1 的名称</translation>
    </message>
    <message>
        <source>Take %1 out?</source>
        <translation>移除 %1?</translation>
    </message>
    <message>
        <source>To use it again it has to join again.</source>
        <translation>再次使用时需要重新加入。</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Take it out although it does not answer</source>
        <translation>即使没有响应也移除</translation>
    </message>
    <message>
        <source>Zigbee appliances</source>
        <translation>Zigbee 家电</translation>
    </message>
    <message>
        <source>Appliances may join for %1</source>
        <translation>%1 内可加入新家电</translation>
    </message>
    <message>
        <source>Let an appliance join</source>
        <translation>允许家电加入</translation>
    </message>
    <message>
        <source>OK closes the network again.</source>
        <translation>按确定键关闭网络。</translation>
    </message>
    <message>
        <source>Then make the appliance look for its network, as its leaflet says.</source>
        <translation>然后按说明书让家电搜索网络。</translation>
    </message>
    <message>
        <source>not supported</source>
        <translation>不支持</translation>
    </message>
    <message>
        <source>Group %1</source>
        <translation>群组 %1</translation>
    </message>
    <message>
        <source>Zigbee2MQTT does not answer</source>
        <translation>Zigbee2MQTT 没有响应</translation>
    </message>
    <message>
        <source>It needs a stick for Zigbee and a name and password for the TV&apos;s broker.</source>
        <translation>需要 Zigbee 适配器以及电视代理的名称和密码。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::AddressOpener</name>
    <message>
        <source>Something else was opened</source>
        <translation>已打开其他内容</translation>
    </message>
    <message>
        <source>A disk does not answer</source>
        <translation>磁盘没有响应</translation>
    </message>
    <message>
        <source>Try again in a moment, or plug it in anew</source>
        <translation>请稍后重试，或重新插入</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Apps</name>
    <message>
        <source>%1 stopped several times and was closed</source>
        <translation>%1 多次停止运行，已被关闭</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Attention</name>
    <message>
        <source>%1: somebody is at the door</source>
        <translation>%1:有人在门口</translation>
    </message>
    <message>
        <source>%1 has finished</source>
        <translation>%1 已完成</translation>
    </message>
    <message>
        <source>%1 is open</source>
        <translation>%1 已打开</translation>
    </message>
    <message>
        <source>Smoke! %1</source>
        <translation>有烟雾!%1</translation>
    </message>
    <message>
        <source>Gas! %1</source>
        <translation>燃气泄漏!%1</translation>
    </message>
    <message>
        <source>Carbon monoxide! %1</source>
        <translation>一氧化碳!%1</translation>
    </message>
    <message>
        <source>Water! %1</source>
        <translation>漏水!%1</translation>
    </message>
    <message>
        <source>The alarm goes off: %1</source>
        <translation>警报已触发:%1</translation>
    </message>
    <message>
        <source>The siren sounds: %1</source>
        <translation>警笛正在鸣响:%1</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Bluetooth</name>
    <message>
        <source>The device did not answer</source>
        <translation>设备没有响应</translation>
    </message>
    <message>
        <source>Bring it near, switch its pairing on and try again</source>
        <translation>请将设备靠近，开启配对后重试</translation>
    </message>
    <message>
        <source>This device is not in reach any more</source>
        <translation>此设备已不在范围内</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>请重新查找</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::ChannelLists</name>
    <message>
        <source>This is no address of a list</source>
        <translation>这不是列表地址</translation>
    </message>
    <message>
        <source>It begins with http:// or https://, or is the path of a file</source>
        <translation>它以 http:// 或 https:// 开头，或是文件路径</translation>
    </message>
    <message>
        <source>There is no such list</source>
        <translation>没有这个列表</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::ChapterSkip</name>
    <message>
        <source>Nothing runs here that could be skipped</source>
        <translation>这里没有可以跳过的内容</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::ContentDirectory</name>
    <message>
        <source>Something else was opened</source>
        <translation>已打开其他内容</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::HomeMatter</name>
    <message>
        <source>Matter is not installed on this TV</source>
        <translation>此电视未安装 Matter</translation>
    </message>
    <message>
        <source>Matter stopped several times and is not started again by itself</source>
        <translation>Matter 多次停止，不再自动启动</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Household</name>
    <message>
        <source>A grown-up can open it from another profile</source>
        <translation>大人可从其他用户打开</translation>
    </message>
    <message>
        <source>This is for people of %1 and older</source>
        <translation>适合 %1 岁及以上观看</translation>
    </message>
    <message>
        <source>Nobody has said for what age this is</source>
        <translation>尚未注明适合的年龄</translation>
    </message>
    <message>
        <source>It is bedtime</source>
        <translation>该睡觉了</translation>
    </message>
    <message>
        <source>Today&apos;s time in front of the screen is over</source>
        <translation>今天的屏幕时间已用完</translation>
    </message>
    <message>
        <source>A grown-up changes this</source>
        <translation>请让大人来更改</translation>
    </message>
    <message>
        <source>There is no such profile</source>
        <translation>没有这个用户</translation>
    </message>
    <message>
        <source>This is only done with the household&apos;s PIN</source>
        <translation>这只能用家庭 PIN 进行</translation>
    </message>
    <message>
        <source>Choose one in the settings under Household</source>
        <translation>请在设置的“家庭”中设定一个</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>主页</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Hub</name>
    <message>
        <source>The household&apos;s memory was damaged and starts afresh</source>
        <translation>家庭数据已损坏，将重新开始</translation>
    </message>
    <message>
        <source>The store cannot be opened: %1</source>
        <translation>无法打开商店：%1</translation>
    </message>
    <message>
        <source>The film ends here: the rest of its file is missing</source>
        <translation>影片到此为止：文件的其余部分缺失</translation>
    </message>
    <message>
        <source>The disk is full: Hearth works on, but forgets what is new. Remove apps or films to make room</source>
        <translation>磁盘已满：Hearth 继续运行，但无法记住新内容。请删除应用或影片以腾出空间</translation>
    </message>
    <message>
        <source>%1 stopped several times (%2)</source>
        <translation>%1 多次停止运行（%2）</translation>
    </message>
    <message>
        <source>A phone was paired</source>
        <translation>已配对一部手机</translation>
    </message>
    <message>
        <source>A phone was paired: %1</source>
        <translation>已配对手机：%1</translation>
    </message>
    <message>
        <source>The phone page cannot be served: its port is taken</source>
        <translation>无法提供手机页面：端口已被占用</translation>
    </message>
    <message>
        <source>Start Hearth with another --phone-port</source>
        <translation>请使用其他 --phone-port 启动 Hearth</translation>
    </message>
    <message numerus="yes">
        <source>%n min left today</source>
        <translation>
            <numerusform>今天还剩 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>That is all for today</source>
        <translation>今天就到这里</translation>
    </message>
    <message>
        <source>There is no such title</source>
        <translation>没有这部作品</translation>
    </message>
    <message>
        <source>There is no such series</source>
        <translation>没有这部剧集</translation>
    </message>
    <message>
        <source>No film is open</source>
        <translation>没有打开的影片</translation>
    </message>
    <message>
        <source>Open one first</source>
        <translation>请先打开一部影片</translation>
    </message>
    <message>
        <source>There is no such app in the store</source>
        <translation>商店中没有这个应用</translation>
    </message>
    <message>
        <source>The page of the store lists them</source>
        <translation>商店页面列出了所有应用</translation>
    </message>
    <message>
        <source>There is no such course, workout or album</source>
        <translation>没有这个课程、锻炼或专辑</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::MediaServers</name>
    <message>
        <source>The media server does not answer</source>
        <translation>媒体服务器没有响应</translation>
    </message>
    <message>
        <source>See whether it is switched on and in this TV&apos;s network</source>
        <translation>请检查它是否已开机并与本电视在同一网络中</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Network</name>
    <message>
        <source>The network of this TV is set up elsewhere</source>
        <translation>这台电视的网络在别处设置</translation>
    </message>
    <message>
        <source>Set it up in the system that Hearth runs on</source>
        <translation>请在 Hearth 所在的系统中设置</translation>
    </message>
    <message>
        <source>%1 is not in reach</source>
        <translation>%1 不在范围内</translation>
    </message>
    <message>
        <source>Look for networks again</source>
        <translation>请重新查找网络</translation>
    </message>
    <message>
        <source>A password of this network has 8 to 63 characters</source>
        <translation>此网络的密码为 8 到 63 个字符</translation>
    </message>
    <message>
        <source>Type it again</source>
        <translation>请重新输入</translation>
    </message>
    <message>
        <source>%1 did not let the TV in</source>
        <translation>%1 拒绝了电视的连接</translation>
    </message>
    <message>
        <source>Check the password and try again</source>
        <translation>请检查密码后重试</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Playback</name>
    <message>
        <source>The player stopped several times with this film</source>
        <translation>播放此影片时播放器多次停止</translation>
    </message>
    <message>
        <source>Try another film; this one may be damaged</source>
        <translation>请尝试其他影片，此影片可能已损坏</translation>
    </message>
    <message>
        <source>The player is starting</source>
        <translation>播放器正在启动</translation>
    </message>
    <message>
        <source>Try again in a moment</source>
        <translation>请稍后重试</translation>
    </message>
    <message>
        <source>No film is open</source>
        <translation>没有打开的影片</translation>
    </message>
    <message>
        <source>Open one first</source>
        <translation>请先打开一部影片</translation>
    </message>
    <message>
        <source>The player hangs with this film</source>
        <translation>播放器在此影片上没有响应</translation>
    </message>
    <message>
        <source>Open it once more; if it hangs again, the file or its disk may be damaged</source>
        <translation>请再打开一次；如果仍然没有响应，文件或磁盘可能已损坏</translation>
    </message>
    <message>
        <source>What is live goes at its own speed</source>
        <translation>直播按自身速度播放</translation>
    </message>
    <message>
        <source>Pictures are stepped through while the film is paused</source>
        <translation>暂停时才能逐帧播放</translation>
    </message>
    <message>
        <source>Pause it first</source>
        <translation>请先暂停</translation>
    </message>
    <message>
        <source>The film&apos;s file cannot be opened</source>
        <translation>无法打开影片文件</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Sources</name>
    <message>
        <source>There is no folder %1</source>
        <translation>没有文件夹 %1</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>请换一个文件夹</translation>
    </message>
    <message>
        <source>Hearth may not look into %1</source>
        <translation>Hearth 无权查看 %1</translation>
    </message>
    <message>
        <source>Let the user who runs Hearth read it</source>
        <translation>请允许运行 Hearth 的系统账户读取它</translation>
    </message>
    <message>
        <source>%1 holds what Hearth itself keeps</source>
        <translation>%1 存放着 Hearth 自己的数据</translation>
    </message>
    <message>
        <source>There are too many folders already</source>
        <translation>文件夹已经太多</translation>
    </message>
    <message>
        <source>Take one away first</source>
        <translation>请先移除一个</translation>
    </message>
    <message>
        <source>This folder came with the start of Hearth</source>
        <translation>此文件夹是启动 Hearth 时指定的</translation>
    </message>
    <message>
        <source>Start Hearth without it</source>
        <translation>启动 Hearth 时请不要指定它</translation>
    </message>
    <message>
        <source>%1 is the system itself</source>
        <translation>%1 是系统本身</translation>
    </message>
    <message>
        <source>Choose a folder that films lie in</source>
        <translation>请选择存放影片的文件夹</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::UpNext</name>
    <message>
        <source>Nothing follows this</source>
        <translation>后面没有了</translation>
    </message>
    <message>
        <source>Nothing comes before this</source>
        <translation>前面没有了</translation>
    </message>
    <message>
        <source>No film is open</source>
        <translation>没有打开的影片</translation>
    </message>
    <message>
        <source>Open one first</source>
        <translation>请先打开一部</translation>
    </message>
    <message>
        <source>No list is on</source>
        <translation>没有正在播放的列表</translation>
    </message>
    <message>
        <source>Play an album, a playlist or a folder first</source>
        <translation>请先播放专辑、播放列表或文件夹</translation>
    </message>
</context>
<context>
    <name>hearth::player::Channels</name>
    <message>
        <source>There is no such channel</source>
        <translation>没有这个频道</translation>
    </message>
    <message>
        <source>There are too many lists of channels</source>
        <translation>频道列表太多</translation>
    </message>
    <message>
        <source>Take one away first</source>
        <translation>请先移除一个</translation>
    </message>
    <message>
        <source>There are no channels in this list</source>
        <translation>列表中没有频道</translation>
    </message>
</context>
<context>
    <name>hearth::store::Profiles</name>
    <message>
        <source>There is no such profile</source>
        <translation>没有这个用户</translation>
    </message>
    <message>
        <source>A household has %1 profiles at most</source>
        <translation>一个家庭最多有 %1 个用户</translation>
    </message>
    <message>
        <source>Remove one first</source>
        <translation>请先删除一个</translation>
    </message>
    <message>
        <source>One profile has to stay a grown-up&apos;s</source>
        <translation>必须保留一个大人的用户</translation>
    </message>
    <message>
        <source>This profile is watching</source>
        <translation>此用户正在观看</translation>
    </message>
    <message>
        <source>Change to another one first</source>
        <translation>请先切换到其他用户</translation>
    </message>
</context>
<context>
    <name>hearth::ui::Speech</name>
    <message>
        <source>There is no voice for this language on this TV</source>
        <translation>这台电视没有此语言的语音</translation>
    </message>
    <message>
        <source>There is no voice on this TV: speech-dispatcher does not answer</source>
        <translation>这台电视没有语音：speech-dispatcher 没有响应</translation>
    </message>
</context>
</TS>
