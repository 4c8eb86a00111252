<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES">
<context>
    <name>AboutPanel</name>
    <message>
        <source>Hearth %1</source>
        <translation>Hearth %1</translation>
    </message>
    <message>
        <source>%1 GB of memory, %2 GB free</source>
        <translation>%1 GB de memoria, %2 GB libres</translation>
    </message>
    <message>
        <source>1 processor core</source>
        <translation>1 núcleo de procesador</translation>
    </message>
    <message numerus="yes">
        <source>%n processor cores</source>
        <translation>
            <numerusform>%n núcleo de procesador</numerusform>
            <numerusform>%n núcleos de procesador</numerusform>
        </translation>
    </message>
    <message>
        <source>No address in a network</source>
        <translation>Sin dirección en la red</translation>
    </message>
    <message>
        <source>The addresses of this TV in the home</source>
        <translation>Las direcciones de este televisor en casa</translation>
    </message>
    <message>
        <source>Set up again</source>
        <translation>Configurar de nuevo</translation>
    </message>
    <message>
        <source>Language, network, phone, films, who watches. Nothing is lost.</source>
        <translation>Idioma, red, móvil, películas, quién ve. No se pierde nada.</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnóstico</translation>
    </message>
    <message>
        <source>What runs here, and what was noted last</source>
        <translation>Lo que está en marcha y lo último anotado</translation>
    </message>
    <message>
        <source>Started once</source>
        <translation>Iniciado una vez</translation>
    </message>
    <message numerus="yes">
        <source>Started %n times</source>
        <translation>
            <numerusform>Iniciado %n vez</numerusform>
            <numerusform>Iniciado %n veces</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing unusual was noted</source>
        <translation>No se anotó nada inusual</translation>
    </message>
</context>
<context>
    <name>AccountPage</name>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Puerto</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>On the appliance&apos;s page: Configuration, Configure MQTT. Host, port, user and password as here; Topic is %1; Full Topic stays as it is.</source>
        <translation>En la página del aparato: Configuration, Configure MQTT. Host, puerto, usuario y contraseña como aquí; Topic es %1; Full Topic queda como está.</translation>
    </message>
    <message>
        <source>On Zigbee2MQTT&apos;s page: Settings, MQTT. Server mqtt://address:port, user and password as here; the base topic stays zigbee2mqtt. Switch Home Assistant integration on.</source>
        <translation>En la página de Zigbee2MQTT: Settings, MQTT. Servidor mqtt://dirección:puerto, usuario y contraseña como aquí; el tema base sigue siendo zigbee2mqtt. Activa la integración con Home Assistant.</translation>
    </message>
    <message>
        <source>In the appliance&apos;s YAML, below mqtt: broker, port, username and password as here; topic_prefix is %1; discovery stays on.</source>
        <translation>En el YAML del aparato, bajo mqtt: broker, port, username y password como aquí; topic_prefix es %1; discovery sigue activado.</translation>
    </message>
    <message>
        <source>On the appliance&apos;s page: Settings, MQTT. Server address:port, user and password as here; MQTT prefix is %1; RPC and status notifications over MQTT on.</source>
        <translation>En la página del aparato: Settings, MQTT. Servidor dirección:puerto, usuario y contraseña como aquí; el prefijo MQTT es %1; RPC y avisos de estado por MQTT activados.</translation>
    </message>
    <message>
        <source>On the appliance&apos;s page: Config, Sync Interfaces, MQTT. Broker, port, username and password as here; Device Topic is wled/%1.</source>
        <translation>En la página del aparato: Config, Sync Interfaces, MQTT. Broker, puerto, usuario y contraseña como aquí; Device Topic es wled/%1.</translation>
    </message>
    <message>
        <source>In the appliance&apos;s MQTT settings. Its topics begin with %1; discovery for Home Assistant is on.</source>
        <translation>En los ajustes MQTT del aparato. Sus temas empiezan por %1; el descubrimiento para Home Assistant está activado.</translation>
    </message>
    <message>
        <source>Enter this in the appliance</source>
        <translation>Introduce esto en el aparato</translation>
    </message>
    <message>
        <source>A grown-up can see this.</source>
        <translation>Un adulto puede ver esto.</translation>
    </message>
    <message>
        <source>Appliances of the home&apos;s network do not reach the TV yet.</source>
        <translation>Los aparatos de la red de casa aún no llegan al televisor.</translation>
    </message>
    <message>
        <source>Encrypted at port %1; the certificate&apos;s fingerprint is in Settings, Appliances.</source>
        <translation>Cifrado en el puerto %1; la huella del certificado está en Ajustes, Aparatos.</translation>
    </message>
    <message>
        <source>Encrypted only; the appliance must take the TV&apos;s own certificate.</source>
        <translation>Solo cifrado; el aparato debe aceptar el certificado propio del televisor.</translation>
    </message>
    <message>
        <source>Let them reach the TV</source>
        <translation>Dejar que lleguen al televisor</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>Quitarla</translation>
    </message>
    <message>
        <source>Take %1 away?</source>
        <translation>¿Quitar %1?</translation>
    </message>
    <message>
        <source>The appliance that uses it is put out at once.</source>
        <translation>El aparato que la usa se desconecta al momento.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conservarla</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Turn on</source>
        <translation>Encender</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>Apagar</translation>
    </message>
    <message>
        <source>Dim</source>
        <translation>Atenuar</translation>
    </message>
    <message>
        <source>Brighten</source>
        <translation>Iluminar</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Send to its dock</source>
        <translation>Enviar a su base</translation>
    </message>
    <message>
        <source>light lights lamp lamps</source>
        <translation>luz luces lámpara lámparas</translation>
    </message>
    <message>
        <source>All lights</source>
        <translation>Todas las luces</translation>
    </message>
    <message>
        <source>lights on</source>
        <translation>luces encendidas encender luz</translation>
    </message>
    <message>
        <source>lights off</source>
        <translation>luces apagadas apagar luz</translation>
    </message>
    <message>
        <source>darker</source>
        <translation>más oscuro</translation>
    </message>
    <message>
        <source>brighter</source>
        <translation>más claro</translation>
    </message>
</context>
<context>
    <name>AgeMarks</name>
    <message>
        <source>For everybody</source>
        <translation>Para todos</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>Desde %1</translation>
    </message>
</context>
<context>
    <name>AlbumPage</name>
    <message>
        <source>Photo %1</source>
        <translation>Foto %1</translation>
    </message>
    <message>
        <source>These photos are not here any more</source>
        <translation>Estas fotos ya no están aquí</translation>
    </message>
    <message>
        <source>Their folder was removed, or its disk is away.</source>
        <translation>Su carpeta se quitó o su disco no está conectado.</translation>
    </message>
</context>
<context>
    <name>AppKeyboard</name>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
</context>
<context>
    <name>AppLayer</name>
    <message>
        <source>Starting …</source>
        <translation>Iniciando…</translation>
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
        <translation>todo Internet</translation>
    </message>
    <message>
        <source>game pads</source>
        <translation>mandos de juego</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>sonido</translation>
    </message>
    <message>
        <source>seeing appliances</source>
        <translation>ver los aparatos</translation>
    </message>
    <message>
        <source>driving appliances</source>
        <translation>controlar los aparatos</translation>
    </message>
    <message>
        <source>%1 · signed by its maker and checked by Hearth</source>
        <translation>%1 · firmada por su autor y verificada por Hearth</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>Mando</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Installing · %1 of %2</source>
        <translation>Instalando · %1 de %2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Instalar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Asks for nothing</source>
        <translation>No pide nada</translation>
    </message>
    <message>
        <source>Asks for: %1</source>
        <translation>Pide: %1</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>¿Eliminar %1?</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Remove it and what it saved</source>
        <translation>Eliminarla con lo que guardó</translation>
    </message>
</context>
<context>
    <name>ApplianceControl</name>
    <message>
        <source>Asking …</source>
        <translation>Preguntando…</translation>
    </message>
    <message>
        <source>%1 · OK: %2</source>
        <translation>%1 · OK: %2</translation>
    </message>
</context>
<context>
    <name>AppliancePage</name>
    <message>
        <source>Off</source>
        <translation>Apagado</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>Preguntando…</translation>
    </message>
    <message>
        <source>Room %1</source>
        <translation>Ambiente %1</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modo</translation>
    </message>
    <message>
        <source>Fan</source>
        <translation>Ventilador</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Encendido</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Encendido</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Brillo</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>Puerta</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abierta</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrada</translation>
    </message>
    <message>
        <source>No picture has come yet</source>
        <translation>Aún no ha llegado ninguna imagen</translation>
    </message>
    <message>
        <source>It names an address of a picture. Nothing is fetched from there without your consent.</source>
        <translation>Indica la dirección de una imagen. No se trae nada de allí sin su consentimiento.</translation>
    </message>
    <message>
        <source>Picture of %1</source>
        <translation>Imagen de las %1</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Menos</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Settings and readings: %1</source>
        <translation>Ajustes y lecturas: %1</translation>
    </message>
    <message>
        <source>Take %1 out?</source>
        <translation>¿Quitar %1?</translation>
    </message>
    <message>
        <source>It does not answer, so it must be reset before it can be added again.</source>
        <translation>No responde, así que hay que restablecerlo antes de añadirlo de nuevo.</translation>
    </message>
    <message>
        <source>To use it again it has to be added again.</source>
        <translation>Para usarlo otra vez hay que añadirlo de nuevo.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conservarlo</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>Quitarlo</translation>
    </message>
    <message>
        <source>Share with a phone</source>
        <translation>Compartir con un teléfono</translation>
    </message>
    <message>
        <source>Show the code</source>
        <translation>Mostrar el código</translation>
    </message>
    <message>
        <source>Take it out of the home</source>
        <translation>Quitarlo del hogar</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
</context>
<context>
    <name>ApplianceWords</name>
    <message>
        <source>Off</source>
        <translation>Apagado</translation>
    </message>
    <message>
        <source>Cooling</source>
        <translation>Frío</translation>
    </message>
    <message>
        <source>Heating</source>
        <translation>Calor</translation>
    </message>
    <message>
        <source>Drying</source>
        <translation>Seco</translation>
    </message>
    <message>
        <source>Fan</source>
        <translation>Ventilación</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>Silencioso</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Bajo</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Medio</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Alto</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En marcha</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminado</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Requiere atención</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Inactivo</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>No disponible</translation>
    </message>
    <message numerus="yes">
        <source>%n min left</source>
        <translation>
            <numerusform>Queda %n min</numerusform>
            <numerusform>Quedan %n min</numerusform>
        </translation>
    </message>
    <message>
        <source>On</source>
        <translation>Encendido</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abierta</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrada</translation>
    </message>
    <message>
        <source>It does not answer now</source>
        <translation>Ahora no responde</translation>
    </message>
    <message>
        <source>Room %1, set to %2</source>
        <translation>Ambiente %1, ajustado a %2</translation>
    </message>
    <message>
        <source>Room %1</source>
        <translation>Ambiente %1</translation>
    </message>
    <message>
        <source>Door open</source>
        <translation>Puerta abierta</translation>
    </message>
    <message>
        <source>Door closed</source>
        <translation>Puerta cerrada</translation>
    </message>
    <message>
        <source>Open since %1</source>
        <translation>Abierta desde %1</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>Abriéndose…</translation>
    </message>
    <message>
        <source>Closing …</source>
        <translation>Cerrándose…</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenido</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Cerrado con llave</translation>
    </message>
    <message>
        <source>Locking …</source>
        <translation>Cerrando con llave…</translation>
    </message>
    <message>
        <source>Unlocked</source>
        <translation>Sin llave</translation>
    </message>
    <message>
        <source>Unlocking …</source>
        <translation>Abriendo la cerradura…</translation>
    </message>
    <message>
        <source>Jammed</source>
        <translation>Atascado</translation>
    </message>
    <message>
        <source>Disarmed</source>
        <translation>Desactivada</translation>
    </message>
    <message>
        <source>Disarming …</source>
        <translation>Desactivándose…</translation>
    </message>
    <message>
        <source>Armed, at home</source>
        <translation>Activada, en casa</translation>
    </message>
    <message>
        <source>Armed, away</source>
        <translation>Activada, fuera</translation>
    </message>
    <message>
        <source>Armed for the night</source>
        <translation>Activada para la noche</translation>
    </message>
    <message>
        <source>Armed, on holiday</source>
        <translation>Activada, de vacaciones</translation>
    </message>
    <message>
        <source>Armed in part</source>
        <translation>Activada en parte</translation>
    </message>
    <message>
        <source>Arming …</source>
        <translation>Activándose…</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Esperando</translation>
    </message>
    <message>
        <source>Alarm!</source>
        <translation>¡Alarma!</translation>
    </message>
    <message>
        <source>Cleaning</source>
        <translation>Limpiando</translation>
    </message>
    <message>
        <source>Mowing</source>
        <translation>Cortando el césped</translation>
    </message>
    <message>
        <source>At its dock</source>
        <translation>En su base</translation>
    </message>
    <message>
        <source>On its way back</source>
        <translation>De vuelta a su base</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Lock it</source>
        <translation>Cerrar con llave</translation>
    </message>
    <message>
        <source>Unlock it</source>
        <translation>Abrir la cerradura</translation>
    </message>
    <message>
        <source>Disarm it</source>
        <translation>Desactivar</translation>
    </message>
    <message>
        <source>Arm at home</source>
        <translation>Activar en casa</translation>
    </message>
    <message>
        <source>Arm, away</source>
        <translation>Activar al salir</translation>
    </message>
    <message>
        <source>Arm for the night</source>
        <translation>Activar para la noche</translation>
    </message>
    <message>
        <source>Arm, on holiday</source>
        <translation>Activar por vacaciones</translation>
    </message>
    <message>
        <source>Arm in part</source>
        <translation>Activar en parte</translation>
    </message>
    <message>
        <source>Sound the alarm</source>
        <translation>Hacer sonar la alarma</translation>
    </message>
    <message>
        <source>Back to its dock</source>
        <translation>Volver a la base</translation>
    </message>
    <message>
        <source>Let it call</source>
        <translation>Que suene</translation>
    </message>
    <message>
        <source>Clean here</source>
        <translation>Limpiar aquí</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Instalar</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modo</translation>
    </message>
    <message>
        <source>Swing</source>
        <translation>Oscilación</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Sentido</translation>
    </message>
    <message>
        <source>Target humidity</source>
        <translation>Humedad deseada</translation>
    </message>
    <message>
        <source>Humidity</source>
        <translation>Humedad</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Actividad</translation>
    </message>
    <message>
        <source>Tilt</source>
        <translation>Inclinación</translation>
    </message>
    <message>
        <source>Suction</source>
        <translation>Succión</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Botones</translation>
    </message>
    <message>
        <source>Valve</source>
        <translation>Válvula</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>Persiana</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Cerradura</translation>
    </message>
    <message>
        <source>Alarm panel</source>
        <translation>Panel de alarma</translation>
    </message>
    <message>
        <source>Robot</source>
        <translation>Robot</translation>
    </message>
    <message>
        <source>Doorbell</source>
        <translation>Timbre</translation>
    </message>
    <message>
        <source>Button</source>
        <translation>Botón</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Actualización</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Encendido</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Aún no se sabe</translation>
    </message>
    <message>
        <source>OK: do it</source>
        <translation>OK: hacerlo</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Nada todavía</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 a las %2</translation>
    </message>
    <message>
        <source>Is being installed</source>
        <translation>Se está instalando</translation>
    </message>
    <message>
        <source>%1 can be installed</source>
        <translation>Se puede instalar %1</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>At home</source>
        <translation>En casa</translation>
    </message>
    <message>
        <source>Room temperature</source>
        <translation>Temperatura ambiente</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Brillo</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>Puerta</translation>
    </message>
    <message>
        <source>%1 at %2 from this TV</source>
        <translation>%1 a las %2 desde este televisor</translation>
    </message>
    <message>
        <source>%1 at %2 from this TV, by %3</source>
        <translation>%1 a las %2 desde este televisor, por %3</translation>
    </message>
    <message>
        <source>%1 at %2 by a phone</source>
        <translation>%1 a las %2 desde un teléfono</translation>
    </message>
    <message>
        <source>%1 at %2 by %3</source>
        <translation>%1 a las %2 por %3</translation>
    </message>
    <message>
        <source>%1 at %2 by a program of the home</source>
        <translation>%1 a las %2 por un programa de la casa</translation>
    </message>
    <message>
        <source>%1 at %2 at the appliance itself</source>
        <translation>%1 a las %2 en el propio aparato</translation>
    </message>
    <message>
        <source>%1 before %2; who did it was not seen</source>
        <translation>%1 antes de las %2; no se vio quién lo hizo</translation>
    </message>
    <message>
        <source>Turned on</source>
        <translation>Encendido</translation>
    </message>
    <message>
        <source>Turned off</source>
        <translation>Apagado</translation>
    </message>
    <message>
        <source>Set to %1</source>
        <translation>Ajustado a %1</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Cambiado</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Iniciado</translation>
    </message>
    <message>
        <source>As it was last heard</source>
        <translation>Según lo último que se supo</translation>
    </message>
    <message>
        <source>It has told nothing yet</source>
        <translation>Aún no ha comunicado nada</translation>
    </message>
</context>
<context>
    <name>AppliancesPanel</name>
    <message>
        <source>Only this TV</source>
        <translation>Solo este televisor</translation>
    </message>
    <message>
        <source>With a password</source>
        <translation>Con contraseña</translation>
    </message>
    <message>
        <source>Encrypted only</source>
        <translation>Solo cifrado</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Otra cosa</translation>
    </message>
    <message>
        <source>What is added?</source>
        <translation>¿Qué se añade?</translation>
    </message>
    <message>
        <source>That is no address of a broker</source>
        <translation>Esa no es la dirección de un bróker</translation>
    </message>
    <message>
        <source>Does it ask for a name?</source>
        <translation>¿Pide un nombre?</translation>
    </message>
    <message>
        <source>Yes, with a password</source>
        <translation>Sí, con contraseña</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Name on the broker</source>
        <translation>Nombre en el bróker</translation>
    </message>
    <message>
        <source>Password of %1</source>
        <translation>Contraseña de %1</translation>
    </message>
    <message>
        <source>Which broker do appliances use?</source>
        <translation>¿Qué bróker usan los aparatos?</translation>
    </message>
    <message>
        <source>The TV&apos;s own</source>
        <translation>El del televisor</translation>
    </message>
    <message>
        <source>One that the home has already</source>
        <translation>Uno que ya hay en casa</translation>
    </message>
    <message>
        <source>Address of the broker</source>
        <translation>Dirección del bróker</translation>
    </message>
    <message>
        <source>Add an appliance</source>
        <translation>Añadir un aparato</translation>
    </message>
    <message>
        <source>Appliances of the home&apos;s network</source>
        <translation>Aparatos de la red de casa</translation>
    </message>
    <message>
        <source>None of them reaches the TV&apos;s broker now.</source>
        <translation>Ahora ninguno llega al bróker del televisor.</translation>
    </message>
    <message>
        <source>They reach it at %1, port %2, or encrypted at port %3.</source>
        <translation>Llegan a él en %1, puerto %2, o cifrado en el puerto %3.</translation>
    </message>
    <message>
        <source>They reach it at %1, encrypted at port %2.</source>
        <translation>Llegan a él en %1, cifrado en el puerto %2.</translation>
    </message>
    <message>
        <source>Who may reach the TV&apos;s broker?</source>
        <translation>¿Quién puede llegar al bróker del televisor?</translation>
    </message>
    <message>
        <source>Nobody is let in without a password, and each account sees what is its own.</source>
        <translation>Nadie entra sin contraseña y cada cuenta solo ve lo suyo.</translation>
    </message>
    <message>
        <source>Fingerprint of the TV&apos;s certificate (SHA-256)</source>
        <translation>Huella del certificado del televisor (SHA-256)</translation>
    </message>
    <message>
        <source>Use the home&apos;s broker %1</source>
        <translation>Usar el bróker de casa %1</translation>
    </message>
    <message>
        <source>The TV&apos;s own broker</source>
        <translation>El bróker del televisor</translation>
    </message>
    <message>
        <source>The home&apos;s broker at %1</source>
        <translation>El bróker de casa en %1</translation>
    </message>
    <message>
        <source>It works.</source>
        <translation>Funciona.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Zigbee appliances</source>
        <translation>Aparatos Zigbee</translation>
    </message>
    <message>
        <source>Lets one join, names and removes them.</source>
        <translation>Permite unirse, da nombre y quita aparatos.</translation>
    </message>
    <message>
        <source>Matter appliance</source>
        <translation>Aparato Matter</translation>
    </message>
    <message>
        <source>Matter asks for the appliance&apos;s code; the others get a name and a password of their own for the TV&apos;s broker.</source>
        <translation>Matter pide el código del aparato; los demás reciben un nombre y una contraseña propios para el broker del televisor.</translation>
    </message>
    <message>
        <source>By its Matter code, or with a name and a password that are to be entered in it.</source>
        <translation>Con su código Matter, o con un nombre y una contraseña que se introducen en él.</translation>
    </message>
</context>
<context>
    <name>BatteriesPage</name>
    <message>
        <source>Weak batteries</source>
        <translation>Pilas bajas</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Baja</translation>
    </message>
    <message>
        <source>No weak batteries</source>
        <translation>No hay pilas bajas</translation>
    </message>
    <message>
        <source>What runs on batteries has enough for now.</source>
        <translation>Lo que funciona con pilas tiene suficiente por ahora.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
</context>
<context>
    <name>BluetoothPanel</name>
    <message>
        <source>Remote</source>
        <translation>Mando</translation>
    </message>
    <message>
        <source>Game pad</source>
        <translation>Mando de juego</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sonido</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Teclado</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Móvil</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Conectado</translation>
    </message>
    <message>
        <source>Battery %1 %</source>
        <translation>Batería %1 %</translation>
    </message>
    <message>
        <source>This TV has no Bluetooth, or BlueZ does not run.</source>
        <translation>Este televisor no tiene Bluetooth o BlueZ no está en marcha.</translation>
    </message>
    <message>
        <source>Looking for devices …</source>
        <translation>Buscando dispositivos…</translation>
    </message>
    <message>
        <source>Look for devices</source>
        <translation>Buscar dispositivos</translation>
    </message>
    <message>
        <source>Hold the pairing key of the remote until its light blinks.</source>
        <translation>Mantenga pulsada la tecla de emparejamiento del mando hasta que parpadee su luz.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Olvidar</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Emparejar</translation>
    </message>
    <message>
        <source>Pairing with %1 …</source>
        <translation>Emparejando con %1…</translation>
    </message>
    <message>
        <source>Forget %1?</source>
        <translation>¿Olvidar %1?</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Olvidarlo</translation>
    </message>
</context>
<context>
    <name>CoursePage</name>
    <message>
        <source>Begin again</source>
        <translation>Empezar de nuevo</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Go on, %1</source>
        <translation>Seguir, %1</translation>
    </message>
    <message>
        <source>Begin with lesson 1</source>
        <translation>Empezar por la lección 1</translation>
    </message>
    <message>
        <source>Go on with part %1</source>
        <translation>Seguir con la parte %1</translation>
    </message>
    <message>
        <source>Go on with lesson %1</source>
        <translation>Seguir con la lección %1</translation>
    </message>
    <message>
        <source>Go on watching</source>
        <translation>Seguir viendo</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>Desde el principio</translation>
    </message>
    <message>
        <source>I have not done this</source>
        <translation>No lo he hecho</translation>
    </message>
    <message>
        <source>I have done this</source>
        <translation>Ya lo he hecho</translation>
    </message>
    <message>
        <source>Before the chapters</source>
        <translation>Antes de los capítulos</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>Capítulo</translation>
    </message>
    <message>
        <source>Last done on %1</source>
        <translation>Última vez: %1</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>Capítulos</translation>
    </message>
    <message>
        <source>This workout is not here any more</source>
        <translation>Este entrenamiento ya no está aquí</translation>
    </message>
    <message>
        <source>This course is not here any more</source>
        <translation>Este curso ya no está aquí</translation>
    </message>
    <message>
        <source>Its files were removed, or their disk is away.</source>
        <translation>Sus archivos se eliminaron o su disco no está conectado.</translation>
    </message>
</context>
<context>
    <name>DangerAlert</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n más</numerusform>
            <numerusform>%n más</numerusform>
        </translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>I have seen it</source>
        <translation>Ya lo he visto</translation>
    </message>
</context>
<context>
    <name>EnergyPage</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 a %2</translation>
    </message>
    <message>
        <source>No price</source>
        <translation>Sin precio</translation>
    </message>
    <message>
        <source>What does a kilowatt-hour cost?</source>
        <translation>¿Cuánto cuesta un kilovatio hora?</translation>
    </message>
    <message>
        <source>By day, from 06:00</source>
        <translation>De día, desde las 06:00</translation>
    </message>
    <message>
        <source>And by night?</source>
        <translation>¿Y de noche?</translation>
    </message>
    <message>
        <source>From 22:00 to 06:00</source>
        <translation>De 22:00 a 06:00</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energía</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periodo</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Semana</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mes</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Precios</translation>
    </message>
    <message>
        <source>Set prices</source>
        <translation>Fijar precios</translation>
    </message>
    <message>
        <source>Now %1</source>
        <translation>Ahora %1</translation>
    </message>
    <message>
        <source>Nothing was used in this time, or nobody measured it.</source>
        <translation>En este tiempo no se consumió nada o nadie lo midió.</translation>
    </message>
    <message>
        <source>Nothing measures energy yet</source>
        <translation>Nada mide la energía todavía</translation>
    </message>
    <message>
        <source>A plug or a meter that tells its power or its energy shows up here by itself.</source>
        <translation>Un enchufe o contador que comunique potencia o energía aparece aquí solo.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
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
        <translation>Visto</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>A currency has at most %1 signs</source>
        <translation>Una moneda tiene como máximo %1 signos</translation>
    </message>
    <message>
        <source>A tariff has at most %1 prices</source>
        <translation>Una tarifa tiene como máximo %1 precios</translation>
    </message>
    <message>
        <source>A price begins at a full hour, 0 to 23</source>
        <translation>Un precio empieza en una hora en punto, de 0 a 23</translation>
    </message>
    <message>
        <source>A kilowatt-hour costs from 0 to %1</source>
        <translation>Un kilovatio hora cuesta de 0 a %1</translation>
    </message>
    <message>
        <source>Two prices begin at %1:00</source>
        <translation>Dos precios empiezan a las %1:00</translation>
    </message>
    <message>
        <source>Too much waits for the way to the appliances already</source>
        <translation>Ya esperan demasiadas órdenes para los aparatos</translation>
    </message>
    <message>
        <source>Try again in a moment</source>
        <translation>Inténtelo de nuevo en un momento</translation>
    </message>
    <message>
        <source>A newer wish took its place</source>
        <translation>Una orden más nueva ocupó su lugar</translation>
    </message>
    <message>
        <source>It cannot be asked for this by Matter</source>
        <translation>No se le puede pedir esto por Matter</translation>
    </message>
    <message>
        <source>It has no &quot;%1&quot; any more</source>
        <translation>Ya no tiene «%1»</translation>
    </message>
    <message>
        <source>Make the appliance look for its home again, as its leaflet says</source>
        <translation>Haga que el aparato vuelva a buscar su hogar, como dice su manual</translation>
    </message>
    <message>
        <source>See that the code belongs to this appliance</source>
        <translation>Compruebe que el código es de este aparato</translation>
    </message>
    <message>
        <source>See that it has power and is near enough, and try again</source>
        <translation>Compruebe que tiene corriente y está cerca, e inténtelo de nuevo</translation>
    </message>
    <message>
        <source>Matter is starting</source>
        <translation>Matter se está iniciando</translation>
    </message>
    <message>
        <source>It has not been seen since the start</source>
        <translation>No se ha visto desde el inicio</translation>
    </message>
    <message>
        <source>Another appliance is being added</source>
        <translation>Se está añadiendo otro aparato</translation>
    </message>
    <message>
        <source>Wait until it is here</source>
        <translation>Espere a que esté aquí</translation>
    </message>
    <message>
        <source>The code is on the appliance or in its leaflet: MT: and letters, or 11 digits</source>
        <translation>El código está en el aparato o en su manual: MT: y letras, u 11 cifras</translation>
    </message>
    <message>
        <source>%1 can be set from %2 to %3%4</source>
        <translation>%1 se puede ajustar de %2 a %3%4</translation>
    </message>
    <message>
        <source>%1 is set in steps of %2%3</source>
        <translation>%1 se ajusta en pasos de %2%3</translation>
    </message>
    <message>
        <source>%1 knows %2</source>
        <translation>%1 admite %2</translation>
    </message>
    <message>
        <source>%1 takes a text of %2 to %3 characters</source>
        <translation>%1 acepta un texto de %2 a %3 caracteres</translation>
    </message>
    <message>
        <source>The %1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>%1 has no &quot;%2&quot;</source>
        <translation>%1 no tiene «%2»</translation>
    </message>
    <message>
        <source>%1 cannot be told to %2 from here</source>
        <translation>A %1 no se le puede pedir «%2» desde aquí</translation>
    </message>
    <message>
        <source>%1 only tells this</source>
        <translation>%1 solo informa de esto</translation>
    </message>
    <message>
        <source>%1 can be on or off</source>
        <translation>%1 puede estar encendido o apagado</translation>
    </message>
    <message>
        <source>%1 takes no temperature</source>
        <translation>%1 no admite temperatura</translation>
    </message>
    <message>
        <source>A code has at most %1 signs</source>
        <translation>Un código tiene como máximo %1 signos</translation>
    </message>
    <message>
        <source>It cannot be told this from here</source>
        <translation>No se le puede pedir esto desde aquí</translation>
    </message>
    <message>
        <source>The home&apos;s broker refused the name or the password</source>
        <translation>El bróker de la casa rechazó el nombre o la contraseña</translation>
    </message>
    <message>
        <source>The home&apos;s broker does not speak this version of MQTT</source>
        <translation>El bróker de la casa no habla esta versión de MQTT</translation>
    </message>
    <message>
        <source>The home&apos;s broker is not ready</source>
        <translation>El bróker de la casa no está listo</translation>
    </message>
    <message>
        <source>The home&apos;s broker refused the connection (%1)</source>
        <translation>El bróker de la casa rechazó la conexión (%1)</translation>
    </message>
    <message>
        <source>The home&apos;s broker does not answer</source>
        <translation>El bróker de la casa no responde</translation>
    </message>
    <message>
        <source>The certificates for the home&apos;s broker cannot be read</source>
        <translation>No se pueden leer los certificados del bróker de la casa</translation>
    </message>
    <message>
        <source>The home&apos;s broker shows a certificate that is not trusted</source>
        <translation>El bróker de la casa muestra un certificado que no es de confianza</translation>
    </message>
    <message>
        <source>The home&apos;s broker did not answer in time</source>
        <translation>El bróker de la casa no respondió a tiempo</translation>
    </message>
    <message>
        <source>It cannot be told this from here yet: %1</source>
        <translation>Todavía no se le puede pedir esto desde aquí: %1</translation>
    </message>
    <message>
        <source>There is no network of appliances here</source>
        <translation>Aquí no hay ninguna red de aparatos</translation>
    </message>
    <message>
        <source>This appliance is not here any more</source>
        <translation>Este aparato ya no está aquí</translation>
    </message>
    <message>
        <source>A name has at most %1 characters</source>
        <translation>Un nombre tiene como máximo %1 caracteres</translation>
    </message>
    <message>
        <source>It is not used</source>
        <translation>No se usa</translation>
    </message>
    <message>
        <source>The %1 has no &quot;%2&quot;</source>
        <translation>%1 no tiene «%2»</translation>
    </message>
    <message>
        <source>Nothing reaches it now</source>
        <translation>Ahora nada llega hasta él</translation>
    </message>
    <message>
        <source>The %1 does not answer</source>
        <translation>%1 no responde</translation>
    </message>
    <message>
        <source>Check that it has power</source>
        <translation>Compruebe que tiene corriente</translation>
    </message>
    <message>
        <source>No Zigbee2MQTT is heard on the home&apos;s broker</source>
        <translation>No se oye ningún Zigbee2MQTT en el bróker de la casa</translation>
    </message>
    <message>
        <source>Add it in Settings, Appliances</source>
        <translation>Añádalo en Ajustes, Aparatos</translation>
    </message>
    <message>
        <source>No history is kept now</source>
        <translation>Ahora no se guarda historial</translation>
    </message>
    <message>
        <source>Zigbee2MQTT does not answer</source>
        <translation>Zigbee2MQTT no responde</translation>
    </message>
    <message>
        <source>Check that it runs and that its stick is plugged in</source>
        <translation>Compruebe que funciona y que su adaptador está conectado</translation>
    </message>
    <message>
        <source>A name has 1 to 80 characters, and none of / + #</source>
        <translation>Un nombre tiene de 1 a 80 caracteres, sin / + #</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 bytes</translation>
    </message>
    <message>
        <source>Zigbee2MQTT refused: %1</source>
        <translation>Zigbee2MQTT lo rechazó: %1</translation>
    </message>
    <message>
        <source>Bring the appliance near and try again</source>
        <translation>Acerque el aparato e inténtelo de nuevo</translation>
    </message>
    <message>
        <source>This appliance is not in the Zigbee network</source>
        <translation>Este aparato no está en la red Zigbee</translation>
    </message>
    <message>
        <source>Zigbee2MQTT is not asked for that</source>
        <translation>Eso no se le pide a Zigbee2MQTT</translation>
    </message>
    <message>
        <source>The %1 is not running</source>
        <translation>%1 no está en marcha</translation>
    </message>
    <message>
        <source>The %1 did not answer in time</source>
        <translation>%1 no respondió a tiempo</translation>
    </message>
    <message>
        <source>This set has no store</source>
        <translation>Este equipo no tiene tienda</translation>
    </message>
    <message>
        <source>There is no such appliance</source>
        <translation>No existe ese aparato</translation>
    </message>
    <message>
        <source>Nothing here can be asked for that</source>
        <translation>Aquí nada puede hacer eso</translation>
    </message>
    <message>
        <source>%1 is not installed</source>
        <translation>%1 no está instalada</translation>
    </message>
    <message>
        <source>Install it from the store</source>
        <translation>Instálela desde la tienda</translation>
    </message>
    <message>
        <source>%1 does not run</source>
        <translation>%1 no está en marcha</translation>
    </message>
    <message>
        <source>No app is in front</source>
        <translation>No hay ninguna aplicación delante</translation>
    </message>
    <message>
        <source>%1 is still starting</source>
        <translation>%1 aún se está iniciando</translation>
    </message>
    <message>
        <source>There is no such account on the broker</source>
        <translation>No existe esa cuenta en el bróker</translation>
    </message>
    <message>
        <source>Free some space and try again</source>
        <translation>Libere espacio e inténtelo de nuevo</translation>
    </message>
    <message>
        <source>There are %1 accounts already</source>
        <translation>Ya hay %1 cuentas</translation>
    </message>
    <message>
        <source>Take away one that is not used</source>
        <translation>Quite una que no se use</translation>
    </message>
    <message>
        <source>Another program has port %1 of the TV, so appliances of the network do not reach it</source>
        <translation>Otro programa usa el puerto %1 del televisor y los aparatos de la red no llegan a él</translation>
    </message>
    <message>
        <source>Give the file&apos;s text, from -----BEGIN to the end</source>
        <translation>Indique el texto del archivo, desde -----BEGIN hasta el final</translation>
    </message>
    <message>
        <source>Matter did not start in time</source>
        <translation>Matter no se inició a tiempo</translation>
    </message>
    <message>
        <source>packaging/deps --node installs it</source>
        <translation>packaging/deps --node lo instala</translation>
    </message>
    <message>
        <source>That is no Matter appliance</source>
        <translation>No es un aparato Matter</translation>
    </message>
    <message>
        <source>Matter does not run</source>
        <translation>Matter no está en marcha</translation>
    </message>
    <message>
        <source>There is no such notice</source>
        <translation>No existe ese aviso</translation>
    </message>
    <message>
        <source>The set is busy</source>
        <translation>El equipo está ocupado</translation>
    </message>
    <message>
        <source>There is no such title</source>
        <translation>No existe ese título</translation>
    </message>
    <message>
        <source>Too many wrong codes; wait %1 seconds</source>
        <translation>Demasiados códigos erróneos; espere %1 segundos</translation>
    </message>
    <message>
        <source>Then type a new code from the TV</source>
        <translation>Después escriba un código nuevo del televisor</translation>
    </message>
    <message>
        <source>This is not the code on the TV, or it is too old</source>
        <translation>Este no es el código del televisor, o es demasiado antiguo</translation>
    </message>
    <message>
        <source>Choose New code on the TV and type that one</source>
        <translation>Elija Código nuevo en el televisor y escríbalo</translation>
    </message>
    <message>
        <source>No phone %1 is paired</source>
        <translation>No hay ningún teléfono %1 vinculado</translation>
    </message>
    <message>
        <source>The TV does not know this phone</source>
        <translation>El televisor no conoce este teléfono</translation>
    </message>
    <message>
        <source>Type the code that the TV shows</source>
        <translation>Escriba el código que muestra el televisor</translation>
    </message>
    <message>
        <source>The film&apos;s file is not there now</source>
        <translation>El archivo de la película no está ahora</translation>
    </message>
    <message>
        <source>Connect the disk that it lies on</source>
        <translation>Conecte el disco en el que está</translation>
    </message>
    <message>
        <source>It may have been removed from its folder</source>
        <translation>Quizá se quitó de su carpeta</translation>
    </message>
    <message>
        <source>There is no such photo</source>
        <translation>No existe esa foto</translation>
    </message>
    <message>
        <source>Looking into the file took too long</source>
        <translation>Examinar el archivo tardó demasiado</translation>
    </message>
    <message>
        <source>The file may be damaged; copy it again</source>
        <translation>El archivo puede estar dañado; cópielo de nuevo</translation>
    </message>
    <message>
        <source>Reading the file stopped its reader (%1)</source>
        <translation>Leer el archivo detuvo a su lector (%1)</translation>
    </message>
    <message>
        <source>The server sends this film only from its beginning, and that is not enough to play it</source>
        <translation>El servidor solo envía esta película desde el principio, y eso no basta para reproducirla</translation>
    </message>
    <message>
        <source>Copy the file to a disk, or use a server that takes byte ranges</source>
        <translation>Copie el archivo a un disco o use un servidor que admita rangos</translation>
    </message>
    <message>
        <source>The file holds no picture and no sound</source>
        <translation>El archivo no contiene imagen ni sonido</translation>
    </message>
    <message>
        <source>The file may be damaged or incomplete; copy it again</source>
        <translation>El archivo puede estar dañado o incompleto; cópielo de nuevo</translation>
    </message>
    <message>
        <source>This film cannot be wound (%1)</source>
        <translation>En esta película no se puede avanzar ni retroceder (%1)</translation>
    </message>
    <message>
        <source>The film cannot be read further (%1)</source>
        <translation>La película no se puede seguir leyendo (%1)</translation>
    </message>
    <message>
        <source>A part of the player is missing</source>
        <translation>Falta una parte del reproductor</translation>
    </message>
    <message>
        <source>Install Hearth&apos;s GStreamer packages again</source>
        <translation>Instale de nuevo los paquetes GStreamer de Hearth</translation>
    </message>
    <message>
        <source>This set has no decoder for the film&apos;s format</source>
        <translation>Este equipo no tiene decodificador para el formato de la película</translation>
    </message>
    <message>
        <source>Try another version of the film</source>
        <translation>Pruebe otra versión de la película</translation>
    </message>
    <message>
        <source>The film cannot be played (%1)</source>
        <translation>La película no se puede reproducir (%1)</translation>
    </message>
    <message>
        <source>The film cannot be read</source>
        <translation>La película no se puede leer</translation>
    </message>
    <message>
        <source>The film is in %1 and this set has no decoder for it</source>
        <translation>La película está en %1 y este equipo no tiene decodificador para ello</translation>
    </message>
    <message>
        <source>The stream holds no picture and no sound</source>
        <translation>La emisión no contiene imagen ni sonido</translation>
    </message>
    <message>
        <source>Ask its provider; it may be broken</source>
        <translation>Pregunte a su proveedor; puede estar averiada</translation>
    </message>
    <message>
        <source>The stream holds nothing that can be played</source>
        <translation>La emisión no contiene nada reproducible</translation>
    </message>
    <message>
        <source>The stream&apos;s key is none</source>
        <translation>La clave de la emisión no es válida</translation>
    </message>
    <message>
        <source>Try again later</source>
        <translation>Inténtelo más tarde</translation>
    </message>
    <message>
        <source>A part of the stream is not whole</source>
        <translation>Una parte de la emisión está incompleta</translation>
    </message>
    <message>
        <source>A part of the stream is encrypted with another key</source>
        <translation>Una parte de la emisión está cifrada con otra clave</translation>
    </message>
    <message>
        <source>%1 is too slow</source>
        <translation>%1 es demasiado lento</translation>
    </message>
    <message>
        <source>Check the network; try again later</source>
        <translation>Compruebe la red; inténtelo más tarde</translation>
    </message>
    <message>
        <source>%1 does not have that part</source>
        <translation>%1 no tiene esa parte</translation>
    </message>
    <message>
        <source>The stream&apos;s key has no address</source>
        <translation>La clave de la emisión no tiene dirección</translation>
    </message>
    <message>
        <source>The list at this address is too long</source>
        <translation>La lista de esta dirección es demasiado larga</translation>
    </message>
    <message>
        <source>Use the address of one film</source>
        <translation>Use la dirección de una película</translation>
    </message>
    <message>
        <source>The list at this address names nothing to play</source>
        <translation>La lista de esta dirección no contiene nada que reproducir</translation>
    </message>
    <message>
        <source>Use the address of the film itself</source>
        <translation>Use la dirección de la propia película</translation>
    </message>
    <message>
        <source>Check that this is the address of the film and not of a page about it</source>
        <translation>Compruebe que es la dirección de la película y no de una página sobre ella</translation>
    </message>
    <message>
        <source>This is not an address</source>
        <translation>Esto no es una dirección</translation>
    </message>
    <message>
        <source>It should look like https://example.org/film.mp4</source>
        <translation>Debería ser como https://example.org/film.mp4</translation>
    </message>
    <message>
        <source>The address names no server</source>
        <translation>La dirección no nombra ningún servidor</translation>
    </message>
    <message>
        <source>Addresses that begin with &quot;%1:&quot; are not played</source>
        <translation>No se reproducen direcciones que empiezan por «%1:»</translation>
    </message>
    <message>
        <source>The stream cannot be read: %1</source>
        <translation>La emisión no se puede leer: %1</translation>
    </message>
    <message>
        <source>The stream&apos;s index is too large</source>
        <translation>El índice de la emisión es demasiado grande</translation>
    </message>
    <message>
        <source>This film is protected by a system that this set does not know</source>
        <translation>Esta película está protegida por un sistema que este equipo no conoce</translation>
    </message>
    <message>
        <source>Watch it in its provider&apos;s app</source>
        <translation>Véala en la aplicación de su proveedor</translation>
    </message>
    <message>
        <source>The film on the server is another one now</source>
        <translation>La película del servidor ahora es otra</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>Ábrala de nuevo</translation>
    </message>
    <message>
        <source>%1 sends more than it should</source>
        <translation>%1 envía más de lo debido</translation>
    </message>
    <message>
        <source>Use another address</source>
        <translation>Use otra dirección</translation>
    </message>
    <message>
        <source>The licence of this stream is none</source>
        <translation>La licencia de esta emisión no es válida</translation>
    </message>
    <message>
        <source>The description of this stream does not say where its key is</source>
        <translation>La descripción de esta emisión no dice dónde está su clave</translation>
    </message>
    <message>
        <source>This film is protected by %1 and this set has no module for it</source>
        <translation>Esta película está protegida por %1 y este equipo no tiene módulo para ello</translation>
    </message>
    <message>
        <source>A part of the stream is protected in a broken way</source>
        <translation>Una parte de la emisión está mal protegida</translation>
    </message>
    <message>
        <source>This stream is protected in a way that this set does not know</source>
        <translation>Esta emisión está protegida de un modo que este equipo no conoce</translation>
    </message>
    <message>
        <source>The licence of this stream has no key for a part of it</source>
        <translation>La licencia de esta emisión no tiene clave para una parte</translation>
    </message>
    <message>
        <source>Ask its provider</source>
        <translation>Pregunte a su proveedor</translation>
    </message>
    <message>
        <source>The address needs an IPv4 address and a port</source>
        <translation>La dirección necesita una IPv4 y un puerto</translation>
    </message>
    <message>
        <source>It should look like udp://@239.1.2.3:5000</source>
        <translation>Debería ser como udp://@239.1.2.3:5000</translation>
    </message>
    <message>
        <source>The stream cannot be received</source>
        <translation>La emisión no se puede recibir</translation>
    </message>
    <message>
        <source>Port %1 of this set cannot be listened to</source>
        <translation>No se puede escuchar en el puerto %1 de este equipo</translation>
    </message>
    <message>
        <source>The set&apos;s network does not carry this group</source>
        <translation>La red del equipo no lleva este grupo</translation>
    </message>
    <message>
        <source>Check the network cable; multicast seldom passes Wi-Fi</source>
        <translation>Compruebe el cable de red; la multidifusión rara vez pasa por Wi-Fi</translation>
    </message>
    <message>
        <source>Nobody sends anything to %1</source>
        <translation>Nadie envía nada a %1</translation>
    </message>
    <message>
        <source>Check the address, and whether the sender is on</source>
        <translation>Compruebe la dirección y si el emisor está encendido</translation>
    </message>
    <message>
        <source>What was sent is gone</source>
        <translation>Lo que se envió ya no está</translation>
    </message>
    <message>
        <source>the store does not have %1</source>
        <translation>la tienda no tiene %1</translation>
    </message>
    <message>
        <source>the store answered with an error (%1)</source>
        <translation>la tienda respondió con un error (%1)</translation>
    </message>
    <message>
        <source>what was downloaded is not what was signed</source>
        <translation>lo descargado no es lo firmado</translation>
    </message>
    <message>
        <source>Try again; if it stays so, tell the operator of the store</source>
        <translation>Inténtelo de nuevo; si sigue así, avise al operador de la tienda</translation>
    </message>
    <message>
        <source>%1 needs %2 and %3 are free</source>
        <translation>%1 necesita %2 y hay %3 libres</translation>
    </message>
    <message>
        <source>Remove an app that you no longer use, then try again</source>
        <translation>Quite una aplicación que ya no use e inténtelo de nuevo</translation>
    </message>
    <message>
        <source>there is no space left for %1</source>
        <translation>no queda espacio para %1</translation>
    </message>
    <message>
        <source>the download broke off after %1 of %2</source>
        <translation>la descarga se cortó tras %1 de %2</translation>
    </message>
    <message>
        <source>Check the network and try again</source>
        <translation>Compruebe la red e inténtelo de nuevo</translation>
    </message>
    <message>
        <source>%1 is too large</source>
        <translation>%1 es demasiado grande</translation>
    </message>
    <message>
        <source>%1 is cut short</source>
        <translation>%1 está cortado</translation>
    </message>
    <message>
        <source>the store&apos;s list and the app&apos;s maker do not name the same package</source>
        <translation>la lista de la tienda y el autor de la aplicación no nombran el mismo paquete</translation>
    </message>
    <message>
        <source>Refresh the list of apps and try again</source>
        <translation>Actualice la lista de aplicaciones e inténtelo de nuevo</translation>
    </message>
    <message>
        <source>the store has no app %1</source>
        <translation>la tienda no tiene la aplicación %1</translation>
    </message>
    <message>
        <source>%1 needs a newer version of this set&apos;s software</source>
        <translation>%1 necesita una versión más nueva del software de este equipo</translation>
    </message>
    <message>
        <source>Update the set, then try again</source>
        <translation>Actualice el equipo e inténtelo de nuevo</translation>
    </message>
    <message>
        <source>%1 is not being installed</source>
        <translation>%1 no se está instalando</translation>
    </message>
    <message>
        <source>%1 is just being finished</source>
        <translation>%1 está a punto de terminar</translation>
    </message>
    <message>
        <source>%1 is running</source>
        <translation>%1 está en marcha</translation>
    </message>
    <message>
        <source>Close it first</source>
        <translation>Ciérrela primero</translation>
    </message>
    <message>
        <source>%1 is being updated</source>
        <translation>%1 se está actualizando</translation>
    </message>
    <message>
        <source>Wait or cancel</source>
        <translation>Espere o cancele</translation>
    </message>
    <message>
        <source>unpacking %1 without an answer</source>
        <translation>desempaquetar %1 quedó sin respuesta</translation>
    </message>
    <message>
        <source>Try again; if it stays so, tell the app&apos;s maker</source>
        <translation>Inténtelo de nuevo; si sigue así, avise al autor de la aplicación</translation>
    </message>
    <message>
        <source>%1: its folder cannot be made</source>
        <translation>%1: no se puede crear su carpeta</translation>
    </message>
    <message>
        <source>Make room in the storage</source>
        <translation>Haga sitio en el almacenamiento</translation>
    </message>
    <message>
        <source>%1 is an app of a kind that this set cannot run</source>
        <translation>%1 es una aplicación de un tipo que este equipo no puede ejecutar</translation>
    </message>
    <message>
        <source>Update the set</source>
        <translation>Actualice el equipo</translation>
    </message>
    <message>
        <source>The browser did not answer</source>
        <translation>El navegador no respondió</translation>
    </message>
    <message>
        <source>The app is still starting</source>
        <translation>La aplicación aún se está iniciando</translation>
    </message>
    <message>
        <source>The app has no manifest</source>
        <translation>La aplicación no tiene manifiesto</translation>
    </message>
    <message>
        <source>Install it again</source>
        <translation>Instálela de nuevo</translation>
    </message>
    <message>
        <source>Nothing was changed. If it stays so, tell the operator of the store</source>
        <translation>No se cambió nada. Si sigue así, avise al operador de la tienda</translation>
    </message>
    <message>
        <source>the store&apos;s list is out of date (%1 expired on %2)</source>
        <translation>la lista de la tienda está caducada (%1 venció el %2)</translation>
    </message>
    <message>
        <source>Check the clock of the set; if it is right, try again later</source>
        <translation>Compruebe el reloj del equipo; si es correcto, inténtelo más tarde</translation>
    </message>
    <message>
        <source>%1 is not there</source>
        <translation>%1 no está</translation>
    </message>
    <message>
        <source>%1 answered %2</source>
        <translation>%1 respondió %2</translation>
    </message>
    <message>
        <source>%1 has the wrong length</source>
        <translation>%1 tiene una longitud errónea</translation>
    </message>
    <message>
        <source>%1 sent more than %2 bytes</source>
        <translation>%1 envió más de %2 bytes</translation>
    </message>
    <message>
        <source>%1 did not answer in time</source>
        <translation>%1 no respondió a tiempo</translation>
    </message>
    <message>
        <source>The stream has a hole</source>
        <translation>La emisión tiene un hueco</translation>
    </message>
    <message>
        <source>%1 does not let this set see it (%2)</source>
        <translation>%1 no deja que este equipo lo vea (%2)</translation>
    </message>
    <message>
        <source>Sign in with the provider, or ask for another address</source>
        <translation>Inicie sesión con el proveedor o pida otra dirección</translation>
    </message>
    <message>
        <source>%1 has nothing at this address (%2)</source>
        <translation>%1 no tiene nada en esta dirección (%2)</translation>
    </message>
    <message>
        <source>Check the address; what stood there may be gone</source>
        <translation>Compruebe la dirección; lo que había puede haber desaparecido</translation>
    </message>
    <message>
        <source>%1 has an error of its own (%2)</source>
        <translation>%1 tiene un error propio (%2)</translation>
    </message>
    <message>
        <source>Nobody knows the address %1</source>
        <translation>Nadie conoce la dirección %1</translation>
    </message>
    <message>
        <source>Check its spelling and the set&apos;s network</source>
        <translation>Compruebe cómo está escrita y la red del equipo</translation>
    </message>
    <message>
        <source>%1 takes no connection</source>
        <translation>%1 no acepta conexiones</translation>
    </message>
    <message>
        <source>Check the network, and whether the server is on</source>
        <translation>Compruebe la red y si el servidor está encendido</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 no responde</translation>
    </message>
    <message>
        <source>%1 broke off</source>
        <translation>%1 se cortó</translation>
    </message>
    <message>
        <source>%1 cannot prove that it is that server</source>
        <translation>%1 no puede demostrar que es ese servidor</translation>
    </message>
    <message>
        <source>Check the set&apos;s date; if it is right, do not trust this address</source>
        <translation>Compruebe la fecha del equipo; si es correcta, no se fíe de esta dirección</translation>
    </message>
    <message>
        <source>%1 sends from address to address without end</source>
        <translation>%1 envía de dirección en dirección sin fin</translation>
    </message>
    <message>
        <source>%1 cannot be read (%2)</source>
        <translation>%1 no se puede leer (%2)</translation>
    </message>
    <message>
        <source>Check the address and the network</source>
        <translation>Compruebe la dirección y la red</translation>
    </message>
    <message>
        <source>The file %1 cannot be read</source>
        <translation>No se puede leer el archivo %1</translation>
    </message>
    <message>
        <source>This list is too large</source>
        <translation>Esta lista es demasiado grande</translation>
    </message>
    <message>
        <source>There is no file or folder %1</source>
        <translation>No existe el archivo ni la carpeta %1</translation>
    </message>
    <message>
        <source>See whether its disk is plugged in</source>
        <translation>Compruebe si el disco está conectado</translation>
    </message>
    <message>
        <source>The parts of a stream lie in %1</source>
        <translation>En %1 están las partes de una emisión</translation>
    </message>
    <message>
        <source>Open it by the address of its server</source>
        <translation>Ábrala con la dirección de su servidor</translation>
    </message>
    <message>
        <source>%1 is no film and no music</source>
        <translation>%1 no es una película ni música</translation>
    </message>
    <message>
        <source>Open a film, a song, a playlist or a folder</source>
        <translation>Abra una película, una canción, una lista o una carpeta</translation>
    </message>
    <message>
        <source>There is nothing to play in %1</source>
        <translation>No hay nada que reproducir en %1</translation>
    </message>
    <message>
        <source>The list %1 names nothing to play</source>
        <translation>La lista %1 no contiene nada que reproducir</translation>
    </message>
    <message>
        <source>Mount the folder and add it to the folders of films</source>
        <translation>Monte la carpeta y añádala a las carpetas de películas</translation>
    </message>
    <message>
        <source>A file of this set is not an address</source>
        <translation>Un archivo de este equipo no es una dirección</translation>
    </message>
    <message>
        <source>Open it from the library</source>
        <translation>Ábralo desde la biblioteca</translation>
    </message>
    <message>
        <source>Folders on the network are not opened by address</source>
        <translation>Las carpetas de la red no se abren por su dirección</translation>
    </message>
    <message>
        <source>FTP is not played</source>
        <translation>FTP no se reproduce</translation>
    </message>
    <message>
        <source>Copy the file, or use an address that begins with http</source>
        <translation>Copie el archivo o use una dirección que empiece por http</translation>
    </message>
    <message>
        <source>SFTP is not played</source>
        <translation>SFTP no se reproduce</translation>
    </message>
    <message>
        <source>RTMP is not played</source>
        <translation>RTMP no se reproduce</translation>
    </message>
    <message>
        <source>Look whether the server offers HLS as well</source>
        <translation>Compruebe si el servidor ofrece también HLS</translation>
    </message>
    <message>
        <source>MMS is not played</source>
        <translation>MMS no se reproduce</translation>
    </message>
    <message>
        <source>This is no stream</source>
        <translation>Esto no es una emisión</translation>
    </message>
    <message>
        <source>Use an address that begins with http</source>
        <translation>Use una dirección que empiece por http</translation>
    </message>
    <message>
        <source>That is too long for a Matter code</source>
        <translation>Es demasiado largo para un código de Matter</translation>
    </message>
    <message>
        <source>That is not the text of a Matter QR code</source>
        <translation>Ese no es el texto de un código QR de Matter</translation>
    </message>
    <message>
        <source>That is no Matter code</source>
        <translation>Ese no es un código de Matter</translation>
    </message>
    <message>
        <source>One of the digits is not right</source>
        <translation>Una de las cifras no es correcta</translation>
    </message>
    <message>
        <source>This phone has not been paired</source>
        <translation>Este móvil no está vinculado</translation>
    </message>
    <message>
        <source>The film&apos;s beginning cannot be found</source>
        <translation>No se encuentra el comienzo de la película</translation>
    </message>
    <message>
        <source>This is not a film that can be read</source>
        <translation>No es una película que se pueda leer</translation>
    </message>
    <message>
        <source>The film&apos;s picture and sound cannot be found</source>
        <translation>No se encuentran la imagen ni el sonido de la película</translation>
    </message>
    <message>
        <source>The stream&apos;s key cannot be fetched</source>
        <translation>No se puede obtener la clave de la emisión</translation>
    </message>
    <message>
        <source>The stream&apos;s licence cannot be fetched</source>
        <translation>No se puede obtener la licencia de la emisión</translation>
    </message>
    <message>
        <source>These subtitles (%1) cannot be shown yet</source>
        <translation>Estos subtítulos (%1) aún no se pueden mostrar</translation>
    </message>
    <message>
        <source>These subtitles cannot be read</source>
        <translation>No se pueden leer estos subtítulos</translation>
    </message>
    <message>
        <source>There is no picture called so</source>
        <translation>No hay ninguna imagen con ese nombre</translation>
    </message>
    <message>
        <source>Hearth went away during the call</source>
        <translation>Hearth se interrumpió durante la petición</translation>
    </message>
    <message>
        <source>Hearth is not running</source>
        <translation>Hearth no está en marcha</translation>
    </message>
    <message>
        <source>Start it with packaging/run</source>
        <translation>Inícielo con packaging/run</translation>
    </message>
    <message>
        <source>The list&apos;s server answers with %1</source>
        <translation>El servidor de la lista responde con %1</translation>
    </message>
    <message>
        <source>Use one that begins with http, https, rtsp, udp or rtp</source>
        <translation>Use una que empiece por http, https, rtsp, udp o rtp</translation>
    </message>
    <message>
        <source>%1 does not answer as an RTSP server does</source>
        <translation>%1 no responde como un servidor RTSP</translation>
    </message>
    <message>
        <source>Check the address and its port, which is mostly 554, and whether the camera is on</source>
        <translation>Compruebe la dirección y su puerto, que suele ser 554, y que la cámara esté encendida</translation>
    </message>
    <message>
        <source>%1 asks for a user name and a password</source>
        <translation>%1 pide un nombre de usuario y una contraseña</translation>
    </message>
    <message>
        <source>%1 refuses this user name or password</source>
        <translation>%1 rechaza este nombre de usuario o esta contraseña</translation>
    </message>
    <message>
        <source>Write the camera&apos;s own into the address: rtsp://user:password@host/path</source>
        <translation>Escriba los de la cámara en la dirección: rtsp://user:password@host/path</translation>
    </message>
    <message>
        <source>Check in the camera&apos;s settings who may watch</source>
        <translation>Compruebe en los ajustes de la cámara quién puede ver</translation>
    </message>
    <message>
        <source>Check the address; its path stands in the camera&apos;s manual</source>
        <translation>Compruebe la dirección; su ruta está en el manual de la cámara</translation>
    </message>
    <message>
        <source>%1 sends only by UDP, which this set does not take</source>
        <translation>%1 solo envía por UDP, que este equipo no admite</translation>
    </message>
    <message>
        <source>Turn on RTSP over TCP in the camera&apos;s settings</source>
        <translation>Active RTSP sobre TCP en los ajustes de la cámara</translation>
    </message>
    <message>
        <source>Try again in a moment; cameras let only a few watch at once</source>
        <translation>Inténtelo de nuevo en un momento; las cámaras solo dejan ver a unos pocos a la vez</translation>
    </message>
    <message>
        <source>%1 offers too many streams at once</source>
        <translation>%1 ofrece demasiados flujos a la vez</translation>
    </message>
    <message>
        <source>Use the address of one camera</source>
        <translation>Use la dirección de una sola cámara</translation>
    </message>
    <message>
        <source>%1 sends no picture and no sound</source>
        <translation>%1 no envía ni imagen ni sonido</translation>
    </message>
    <message>
        <source>Check the camera&apos;s settings</source>
        <translation>Compruebe los ajustes de la cámara</translation>
    </message>
    <message>
        <source>%1 sends something else now</source>
        <translation>%1 envía ahora otra cosa</translation>
    </message>
    <message>
        <source>The media server does not have this any more</source>
        <translation>El servidor multimedia ya no tiene esto</translation>
    </message>
    <message>
        <source>The media server refuses (%1)</source>
        <translation>El servidor multimedia se niega (%1)</translation>
    </message>
    <message>
        <source>Allow this TV on the media server, and try again</source>
        <translation>Permita este televisor en el servidor multimedia e inténtelo de nuevo</translation>
    </message>
    <message>
        <source>See whether it is switched on and in this TV&apos;s network</source>
        <translation>Compruebe que esté encendido y en la red de este televisor</translation>
    </message>
    <message>
        <source>%1 answers with something else than its folders</source>
        <translation>%1 responde con algo distinto de sus carpetas</translation>
    </message>
    <message>
        <source>Restart the media server, and try again</source>
        <translation>Reinicie el servidor multimedia e inténtelo de nuevo</translation>
    </message>
    <message>
        <source>This cannot be played on this TV</source>
        <translation>Este televisor no puede reproducir esto</translation>
    </message>
    <message>
        <source>There is nothing to play in this folder</source>
        <translation>En esta carpeta no hay nada que reproducir</translation>
    </message>
    <message>
        <source>%1 leads back into this TV</source>
        <translation>%1 lleva de vuelta a este televisor</translation>
    </message>
    <message>
        <source>It does not answer now</source>
        <translation>Ahora no responde</translation>
    </message>
    <message>
        <source>It has not answered to what was asked before</source>
        <translation>Aún no ha respondido a lo pedido antes</translation>
    </message>
    <message>
        <source>It did not answer in time</source>
        <translation>No respondió a tiempo</translation>
    </message>
    <message>
        <source>This TV cannot listen into the home&apos;s network</source>
        <translation>Este televisor no puede escuchar en la red de la casa</translation>
    </message>
    <message>
        <source>The appliance at %1 does not answer</source>
        <translation>El aparato en %1 no responde</translation>
    </message>
    <message>
        <source>It needs its password</source>
        <translation>Necesita su contraseña</translation>
    </message>
    <message>
        <source>Type it on the appliance&apos;s page</source>
        <translation>Escríbala en la página del aparato</translation>
    </message>
    <message>
        <source>The appliance refuses: %1</source>
        <translation>El aparato lo rechaza: %1</translation>
    </message>
    <message>
        <source>That is not its password</source>
        <translation>Esa no es su contraseña</translation>
    </message>
    <message>
        <source>Type it again</source>
        <translation>Escríbala otra vez</translation>
    </message>
    <message>
        <source>Another was typed meanwhile</source>
        <translation>Mientras tanto se escribió otra</translation>
    </message>
    <message>
        <source>The film&apos;s disk does not answer</source>
        <translation>El disco de la película no responde</translation>
    </message>
    <message>
        <source>See whether it is connected, and whether its server runs</source>
        <translation>Compruebe que esté conectado y que su servidor funcione</translation>
    </message>
</context>
<context>
    <name>FilmLayer</name>
    <message>
        <source>Back to Home</source>
        <translation>Volver al inicio</translation>
    </message>
    <message>
        <source>The list goes on with %1</source>
        <translation>La lista sigue con %1</translation>
    </message>
</context>
<context>
    <name>FilmOsd</name>
    <message>
        <source>Unknown</source>
        <translation>Desconocido</translation>
    </message>
    <message>
        <source>Season %1, episode %2 · %3</source>
        <translation>Temporada %1, episodio %2 · %3</translation>
    </message>
    <message>
        <source>Ends %1</source>
        <translation>Termina a las %1</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Acciones</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>Subtitles: %1</source>
        <translation>Subtítulos: %1</translation>
    </message>
    <message>
        <source>No subtitles</source>
        <translation>Sin subtítulos</translation>
    </message>
    <message>
        <source>Sound: %1</source>
        <translation>Audio: %1</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sonido</translation>
    </message>
    <message>
        <source>No sound device answers; the film goes on without sound</source>
        <translation>Ningún dispositivo de sonido responde; la película sigue sin sonido</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Subtítulos</translation>
    </message>
    <message>
        <source>Small picture</source>
        <translation>Imagen pequeña</translation>
    </message>
    <message>
        <source>The network is away; the film goes on when it is back</source>
        <translation>La red no está disponible; la película seguirá cuando vuelva</translation>
    </message>
    <message>
        <source>A part of the stream is missing and was left out</source>
        <translation>Falta una parte de la emisión y se ha omitido</translation>
    </message>
    <message>
        <source>This was too long ago; the stream goes on from its oldest part</source>
        <translation>Ha pasado demasiado tiempo; la emisión sigue desde su parte más antigua</translation>
    </message>
    <message>
        <source>The provider sends nothing new; waiting for it</source>
        <translation>El proveedor no envía nada nuevo; esperando</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En directo</translation>
    </message>
    <message>
        <source>This film&apos;s picture cannot be shown; the sound goes on</source>
        <translation>No se puede mostrar la imagen de esta película; el sonido continúa</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>Reproducción</translation>
    </message>
    <message>
        <source>Repeat this song</source>
        <translation>Repetir esta canción</translation>
    </message>
    <message>
        <source>Repeat the album</source>
        <translation>Repetir el álbum</translation>
    </message>
    <message>
        <source>Repeat: off</source>
        <translation>Repetir: no</translation>
    </message>
    <message>
        <source>Shuffled</source>
        <translation>Aleatorio</translation>
    </message>
    <message>
        <source>Shuffle: off</source>
        <translation>Aleatorio: no</translation>
    </message>
    <message>
        <source>%1 · %2 of %3</source>
        <translation>%1 · %2 de %3</translation>
    </message>
    <message>
        <source>Repeat the list</source>
        <translation>Repetir la lista</translation>
    </message>
    <message>
        <source>Lesson %1 · %2</source>
        <translation>Lección %1 · %2</translation>
    </message>
    <message>
        <source>Part %1 · %2</source>
        <translation>Parte %1 · %2</translation>
    </message>
    <message>
        <source>Closed captions (%1)</source>
        <translation>Subtítulos para sordos (%1)</translation>
    </message>
    <message>
        <source>Second subtitles</source>
        <translation>Segundos subtítulos</translation>
    </message>
    <message>
        <source>No second subtitles</source>
        <translation>Sin segundos subtítulos</translation>
    </message>
    <message>
        <source>This set has no decoder for the film&apos;s sound (%1). Choose another sound or get another version</source>
        <translation>Este equipo no tiene decodificador para el sonido de la película (%1). Elija otro sonido o consiga otra versión</translation>
    </message>
    <message>
        <source>The colours are wrong: this film is in a Dolby Vision that only Dolby&apos;s screens understand. Get it in HDR10 or SDR</source>
        <translation>Los colores no son correctos: esta película está en un Dolby Vision que solo entienden las pantallas de Dolby. Consígala en HDR10 o SDR</translation>
    </message>
    <message>
        <source>The film&apos;s disk does not answer; the film goes on when it is back</source>
        <translation>El disco de la película no responde; la película seguirá cuando vuelva</translation>
    </message>
    <message>
        <source>Season %1, episode %2</source>
        <translation>Temporada %1, episodio %2</translation>
    </message>
</context>
<context>
    <name>HistoryGraph</name>
    <message>
        <source>Last 24 hours</source>
        <translation>Últimas 24 horas</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Últimos 7 días</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Últimos 30 días</translation>
    </message>
    <message>
        <source>History: %1</source>
        <translation>Historial: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrado</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Apagado</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abierto</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Encendido</translation>
    </message>
    <message>
        <source>nothing is known yet</source>
        <translation>aún no se sabe nada</translation>
    </message>
    <message>
        <source>%1 to %2, on average %3</source>
        <translation>de %1 a %2, media %3</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>open for %1</source>
        <translation>abierto %1</translation>
    </message>
    <message>
        <source>on for %1</source>
        <translation>encendido %1</translation>
    </message>
    <message>
        <source>%1 · %2 · OK: the next</source>
        <translation>%1 · %2 · OK: el siguiente</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Nothing to watch yet</source>
        <translation>Aún no hay nada que ver</translation>
    </message>
    <message>
        <source>Go on watching</source>
        <translation>Seguir viendo</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>All episodes</source>
        <translation>Todos los episodios</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>I have not seen this</source>
        <translation>No lo he visto</translation>
    </message>
    <message>
        <source>I have seen this</source>
        <translation>Ya lo he visto</translation>
    </message>
    <message>
        <source>Take off this row</source>
        <translation>Quitar de esta fila</translation>
    </message>
    <message>
        <source>Move this row up</source>
        <translation>Subir esta fila</translation>
    </message>
    <message>
        <source>Move this row down</source>
        <translation>Bajar esta fila</translation>
    </message>
    <message>
        <source>Hide this row</source>
        <translation>Ocultar esta fila</translation>
    </message>
    <message>
        <source>Hidden. Settings, Home, shows it again.</source>
        <translation>Oculta. Se vuelve a mostrar en Ajustes, Inicio.</translation>
    </message>
    <message>
        <source>It is here because you began it and did not see the end. Last watched: %1.</source>
        <translation>Está aquí porque lo empezó y no vio el final. Visto por última vez: %1.</translation>
    </message>
    <message>
        <source>It is here because it is the episode after the one you saw to its end: %1.</source>
        <translation>Está aquí porque es el episodio que sigue al que vio hasta el final: %1.</translation>
    </message>
    <message>
        <source>It is here because you left the game in the middle: %1.</source>
        <translation>Está aquí porque dejó el juego a medias: %1.</translation>
    </message>
    <message>
        <source>It is here because it is running now.</source>
        <translation>Está aquí porque está en marcha ahora.</translation>
    </message>
    <message>
        <source>It is here because it is in your store and not on this TV. Nobody can pay for a place.</source>
        <translation>Está aquí porque está en su tienda y no en este televisor. Nadie puede pagar por un puesto.</translation>
    </message>
    <message>
        <source>It is here because it is installed; the latest used stands first.</source>
        <translation>Está aquí porque está instalado; lo último que se usó va primero.</translation>
    </message>
    <message>
        <source>It is here because it is in your home.</source>
        <translation>Está aquí porque está en su casa.</translation>
    </message>
    <message>
        <source>It is here because it lies in your folders.</source>
        <translation>Está aquí porque está en sus carpetas.</translation>
    </message>
    <message>
        <source>All lessons</source>
        <translation>Todas las lecciones</translation>
    </message>
    <message>
        <source>All parts</source>
        <translation>Todas las partes</translation>
    </message>
    <message>
        <source>It is here because it comes after the one you saw to its end: %1.</source>
        <translation>Está aquí porque va después de lo que vio hasta el final: %1.</translation>
    </message>
    <message>
        <source>No longer one of mine</source>
        <translation>Quitar de los míos</translation>
    </message>
    <message>
        <source>Keep among my channels</source>
        <translation>Guardar entre mis canales</translation>
    </message>
    <message>
        <source>It is here because you keep it among your channels.</source>
        <translation>Está aquí porque lo guarda entre sus canales.</translation>
    </message>
    <message>
        <source>It is here because it is in your list of channels; those that you keep or watched stand first.</source>
        <translation>Está aquí porque figura en su lista de canales; los guardados o vistos van primero.</translation>
    </message>
    <message>
        <source>No longer keep this row on top</source>
        <translation>Dejar de mantener esta fila arriba</translation>
    </message>
    <message>
        <source>Keep this row on top</source>
        <translation>Mantener esta fila arriba</translation>
    </message>
    <message>
        <source>Say where films lie, or connect a disk. Appliances appear here by themselves.</source>
        <translation>Indique dónde están las películas o conecte un disco. Los aparatos aparecen aquí solos.</translation>
    </message>
    <message>
        <source>Films and disks</source>
        <translation>Películas y discos</translation>
    </message>
    <message>
        <source>Rows of Home are hidden</source>
        <translation>Hay filas de Inicio ocultas</translation>
    </message>
    <message>
        <source>The others have nothing to show now.</source>
        <translation>Las demás no tienen nada que mostrar ahora.</translation>
    </message>
    <message>
        <source>Rows of Home</source>
        <translation>Filas de Inicio</translation>
    </message>
</context>
<context>
    <name>HomePills</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>%1: abierta</translation>
    </message>
</context>
<context>
    <name>HomeRowsPanel</name>
    <message>
        <source>Move this row up</source>
        <translation>Subir esta fila</translation>
    </message>
    <message>
        <source>Move this row down</source>
        <translation>Bajar esta fila</translation>
    </message>
    <message>
        <source>No longer keep this row on top</source>
        <translation>Dejar de mantener esta fila arriba</translation>
    </message>
    <message>
        <source>Keep this row on top</source>
        <translation>Mantener esta fila arriba</translation>
    </message>
    <message>
        <source>Kept on top</source>
        <translation>Se mantiene arriba</translation>
    </message>
</context>
<context>
    <name>HomeSummary</name>
    <message>
        <source>%1 until %2</source>
        <translation>%1 hasta las %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 is open</source>
        <translation>%1 está abierto</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energía</translation>
    </message>
    <message numerus="yes">
        <source>%n weak batteries</source>
        <translation>
            <numerusform>%n pila baja</numerusform>
            <numerusform>%n pilas bajas</numerusform>
        </translation>
    </message>
    <message>
        <source>Add an appliance</source>
        <translation>Añadir un aparato</translation>
    </message>
</context>
<context>
    <name>HouseholdPanel</name>
    <message>
        <source>Profiles</source>
        <translation>Perfiles</translation>
    </message>
    <message>
        <source>Everybody&apos;s own rows, and limits for children.</source>
        <translation>Filas propias para cada uno y límites para los niños.</translation>
    </message>
    <message>
        <source>The household&apos;s PIN</source>
        <translation>El PIN del hogar</translation>
    </message>
    <message>
        <source>Opens to a child what is not for its age, more time, and settings.</source>
        <translation>Abre a un niño lo que no es para su edad, más tiempo y los ajustes.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Establecer</translation>
    </message>
</context>
<context>
    <name>KeyGrid</name>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Borrar todo</translation>
    </message>
    <message>
        <source>Other letters</source>
        <translation>Otras letras</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Capital letter</source>
        <translation>Mayúscula</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>Pinyin</source>
        <translation>Pinyin</translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Aún no hay nada aquí</translation>
    </message>
    <message>
        <source>Start Hearth with a folder of films, or connect a disk.</source>
        <translation>Inicia Hearth con una carpeta de películas o conecta un disco.</translation>
    </message>
</context>
<context>
    <name>LivePage</name>
    <message>
        <source>All channels</source>
        <translation>Todos los canales</translation>
    </message>
    <message>
        <source>My channels</source>
        <translation>Mis canales</translation>
    </message>
    <message>
        <source>Which channels?</source>
        <translation>¿Qué canales?</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>No longer one of mine</source>
        <translation>Quitar de los míos</translation>
    </message>
    <message>
        <source>Keep among my channels</source>
        <translation>Guardar entre mis canales</translation>
    </message>
    <message>
        <source>Live TV</source>
        <translation>TV en directo</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listas</translation>
    </message>
    <message>
        <source>None of them is yours yet</source>
        <translation>Todavía no hay canales suyos</translation>
    </message>
    <message>
        <source>Menu on a channel keeps it here.</source>
        <translation>La tecla Menú sobre un canal lo guarda aquí.</translation>
    </message>
    <message>
        <source>The list is being read</source>
        <translation>Se está leyendo la lista</translation>
    </message>
    <message>
        <source>No channels yet</source>
        <translation>Todavía no hay canales</translation>
    </message>
    <message>
        <source>Your provider has a list of them, an M3U address. Hearth reads it every day.</source>
        <translation>Su proveedor tiene una lista, una dirección M3U. Hearth la lee cada día.</translation>
    </message>
    <message>
        <source>Add a list</source>
        <translation>Añadir una lista</translation>
    </message>
</context>
<context>
    <name>LivePanel</name>
    <message>
        <source>Being read …</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>%1. What was read before stays.</source>
        <translation>%1. Lo leído antes se conserva.</translation>
    </message>
    <message>
        <source>Read %1</source>
        <translation>Leída %1</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>Leerla de nuevo</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>Quitarla</translation>
    </message>
    <message>
        <source>Add a list of channels</source>
        <translation>Añadir una lista de canales</translation>
    </message>
    <message>
        <source>The M3U address of your provider, or a file; a phone can type it.</source>
        <translation>La dirección M3U de su proveedor o un archivo; puede escribirla con el teléfono.</translation>
    </message>
    <message>
        <source>Where is the list?</source>
        <translation>¿Dónde está la lista?</translation>
    </message>
    <message numerus="yes">
        <source>%n channels</source>
        <translation>
            <numerusform>%n canal</numerusform>
            <numerusform>%n canales</numerusform>
        </translation>
    </message>
    <message>
        <source>Digits of the remote pick one; Up and Down go through them while one plays.</source>
        <translation>Las cifras del mando eligen uno; Arriba y Abajo los recorren mientras se ve uno.</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Home</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Apps and games</source>
        <translation>Apps y juegos</translation>
    </message>
    <message>
        <source>My home</source>
        <translation>Mi casa</translation>
    </message>
    <message>
        <source>Phone as remote</source>
        <translation>El móvil como mando</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Más tarde</translation>
    </message>
    <message>
        <source>Live TV</source>
        <translation>TV en directo</translation>
    </message>
    <message>
        <source>%1. %2.</source>
        <translation>%1. %2.</translation>
    </message>
    <message>
        <source>Volume, lights, standby</source>
        <translation>Volumen, luces, reposo</translation>
    </message>
</context>
<context>
    <name>MatterAddPage</name>
    <message>
        <source>Matter is starting …</source>
        <translation>Matter se está iniciando …</translation>
    </message>
    <message>
        <source>Looking for the appliance …</source>
        <translation>Buscando el aparato …</translation>
    </message>
    <message>
        <source>It is found and gets its keys …</source>
        <translation>Se ha encontrado y recibe sus claves …</translation>
    </message>
    <message>
        <source>It joins the home …</source>
        <translation>Se une al hogar …</translation>
    </message>
    <message>
        <source>It is asked what it can …</source>
        <translation>Se le pregunta qué sabe hacer …</translation>
    </message>
    <message>
        <source>No appliance with this code waits to be added. Make it look for its home again, as its leaflet says.</source>
        <translation>Ningún aparato con este código espera a ser añadido. Haga que vuelva a buscar su hogar, como dice su manual.</translation>
    </message>
    <message>
        <source>The appliance refused the code. See that the code belongs to it.</source>
        <translation>El aparato rechazó el código. Compruebe que el código es el suyo.</translation>
    </message>
    <message>
        <source>The appliance did not answer. See that it has power and is near enough, and try again.</source>
        <translation>El aparato no respondió. Compruebe que tiene corriente y está bastante cerca, e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Add a Matter appliance</source>
        <translation>Añadir un aparato Matter</translation>
    </message>
    <message>
        <source>The code is on the appliance or in its leaflet, below the Matter sign: 11 digits, or the text of its QR code, which begins with MT:. A phone can type it too.</source>
        <translation>El código está en el aparato o en su manual, bajo el símbolo de Matter: 11 cifras, o el texto de su código QR, que empieza por MT:. También puede escribirlo un teléfono.</translation>
    </message>
    <message>
        <source>It is here.</source>
        <translation>Ya está aquí.</translation>
    </message>
    <message>
        <source>Another code</source>
        <translation>Otro código</translation>
    </message>
    <message>
        <source>Enter the code</source>
        <translation>Introducir el código</translation>
    </message>
    <message>
        <source>Code of the appliance</source>
        <translation>Código del aparato</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Mostrarlo</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
</context>
<context>
    <name>MatterSharePage</name>
    <message>
        <source>Share with a phone</source>
        <translation>Compartir con un teléfono</translation>
    </message>
    <message>
        <source>In the phone&apos;s app for the home, add an appliance and scan this code or enter the digits. It holds for %1:%2.</source>
        <translation>En la app del hogar del teléfono, añada un aparato y escanee este código o introduzca las cifras. Vale %1:%2 más.</translation>
    </message>
    <message>
        <source>The appliance is asked to let a phone in.</source>
        <translation>Se pide al aparato que deje entrar a un teléfono.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Pedirlo de nuevo</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
</context>
<context>
    <name>MusicPage</name>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>This music is not here any more</source>
        <translation>Esta música ya no está aquí</translation>
    </message>
    <message>
        <source>Its files were removed, or their disk is away.</source>
        <translation>Se quitaron sus archivos o falta su disco.</translation>
    </message>
</context>
<context>
    <name>MyHomePage</name>
    <message>
        <source>My home</source>
        <translation>Mi casa</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>Otros sitios</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>All controls</source>
        <translation>Todos los controles</translation>
    </message>
    <message>
        <source>Works without the internet</source>
        <translation>Funciona sin internet</translation>
    </message>
    <message>
        <source>It does not answer now; its last state is shown</source>
        <translation>Ahora no responde; se muestra su último estado</translation>
    </message>
    <message>
        <source>No appliances yet</source>
        <translation>Aún no hay aparatos</translation>
    </message>
    <message>
        <source>Switch an appliance on. It appears here by itself, with its controls and its room.</source>
        <translation>Encienda un aparato. Aparece aquí por sí solo, con sus controles y su habitación.</translation>
    </message>
    <message>
        <source>Seen, not yet understood: %1</source>
        <translation>Visto, aún sin entender: %1</translation>
    </message>
    <message>
        <source>Add an appliance</source>
        <translation>Añadir un aparato</translation>
    </message>
    <message>
        <source>Not heard again yet; its last state is shown</source>
        <translation>Aún no se ha vuelto a oír; se muestra su último estado</translation>
    </message>
</context>
<context>
    <name>NetworkPanel</name>
    <message>
        <source>Connected. The network is set up in the system that Hearth runs on.</source>
        <translation>Conectado. La red se configura en el sistema en el que funciona Hearth.</translation>
    </message>
    <message>
        <source>Not connected. The network is set up in the system that Hearth runs on; NetworkManager does not run here.</source>
        <translation>Sin conexión. La red se configura en el sistema en el que funciona Hearth; NetworkManager no está en marcha aquí.</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>Connected to %1</source>
        <translation>Conectado a %1</translation>
    </message>
    <message>
        <source>Connected by cable</source>
        <translation>Conectado por cable</translation>
    </message>
    <message>
        <source>Password of %1</source>
        <translation>Contraseña de %1</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Buscar de nuevo</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Conectado</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>NextCard</name>
    <message>
        <source>Next lesson in %1 s</source>
        <translation>Siguiente lección en %1 s</translation>
    </message>
    <message>
        <source>Next exercise in %1 s</source>
        <translation>Siguiente ejercicio en %1 s</translation>
    </message>
    <message>
        <source>Next episode in %1 s</source>
        <translation>Siguiente episodio en %1 s</translation>
    </message>
    <message>
        <source>Next lesson</source>
        <translation>Siguiente lección</translation>
    </message>
    <message>
        <source>Next exercise</source>
        <translation>Siguiente ejercicio</translation>
    </message>
    <message>
        <source>Next episode</source>
        <translation>Siguiente episodio</translation>
    </message>
    <message>
        <source>Season %1, episode %2</source>
        <translation>Temporada %1, episodio %2</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Quedarse</translation>
    </message>
    <message>
        <source>Next song</source>
        <translation>Siguiente canción</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
</context>
<context>
    <name>OptionList</name>
    <message>
        <source>chosen</source>
        <translation>elegido</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>One moment …</source>
        <translation>Un momento …</translation>
    </message>
</context>
<context>
    <name>PhonePage</name>
    <message>
        <source>Phone as remote</source>
        <translation>El móvil como mando</translation>
    </message>
    <message>
        <source>New code</source>
        <translation>Código nuevo</translation>
    </message>
    <message>
        <source>Point the phone&apos;s camera at the picture, or open the address and type the code. The code works once, for five minutes.</source>
        <translation>Apunte la cámara del móvil a la imagen, o abra la dirección y escriba el código. Vale una sola vez, durante cinco minutos.</translation>
    </message>
    <message>
        <source>Only this TV itself can open the address yet.</source>
        <translation>Por ahora solo este televisor puede abrir la dirección.</translation>
    </message>
    <message>
        <source>Let phones in the home connect</source>
        <translation>Permitir que los móviles de casa se conecten</translation>
    </message>
</context>
<context>
    <name>PhonesPanel</name>
    <message>
        <source>A phone</source>
        <translation>Un móvil</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Conectado</translation>
    </message>
    <message>
        <source>Last here %1</source>
        <translation>Última vez: %1</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Olvidar</translation>
    </message>
    <message>
        <source>Add a phone</source>
        <translation>Añadir un móvil</translation>
    </message>
    <message>
        <source>Shows an address and a code.</source>
        <translation>Muestra una dirección y un código.</translation>
    </message>
    <message>
        <source>Phones in the home may connect</source>
        <translation>Los móviles de casa pueden conectarse</translation>
    </message>
    <message>
        <source>Over the home&apos;s network, and only with the code on this screen.</source>
        <translation>Por la red de casa y solo con el código de esta pantalla.</translation>
    </message>
</context>
<context>
    <name>PhotoPage</name>
    <message>
        <source>This photo is not here any more</source>
        <translation>Esta foto ya no está aquí</translation>
    </message>
    <message>
        <source>This photo cannot be shown</source>
        <translation>No se puede mostrar esta foto</translation>
    </message>
    <message>
        <source>Its file was removed, or its disk is away.</source>
        <translation>Su archivo se eliminó o su disco no está conectado.</translation>
    </message>
    <message>
        <source>Photo %1 of %2</source>
        <translation>Foto %1 de %2</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>End the slide show</source>
        <translation>Terminar la presentación</translation>
    </message>
    <message>
        <source>Slide show</source>
        <translation>Presentación</translation>
    </message>
    <message>
        <source>Its file may be damaged; copy it again.</source>
        <translation>El archivo puede estar dañado; cópielo de nuevo.</translation>
    </message>
</context>
<context>
    <name>Pins</name>
    <message>
        <source>A PIN has four to eight digits</source>
        <translation>Un PIN tiene de cuatro a ocho cifras</translation>
    </message>
    <message>
        <source>Choose another one</source>
        <translation>Elija otro</translation>
    </message>
    <message>
        <source>Too many wrong PINs</source>
        <translation>Demasiados PIN incorrectos</translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n min</source>
        <translation>
            <numerusform>Inténtelo de nuevo en %n min</numerusform>
            <numerusform>Inténtelo de nuevo en %n min</numerusform>
        </translation>
    </message>
    <message>
        <source>This needs the PIN</source>
        <translation>Para esto hace falta el PIN</translation>
    </message>
    <message>
        <source>This is not the PIN</source>
        <translation>Ese no es el PIN</translation>
    </message>
</context>
<context>
    <name>PlaybackPanel</name>
    <message>
        <source>With the picture</source>
        <translation>Con la imagen</translation>
    </message>
    <message>
        <source>%1 s later</source>
        <translation>%1 s después</translation>
    </message>
    <message>
        <source>%1 s earlier</source>
        <translation>%1 s antes</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>Reproducción</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>Picture by picture</source>
        <translation>Imagen por imagen</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sonido</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Subtítulos</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>No</translation>
    </message>
    <message>
        <source>The list</source>
        <translation>La lista</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>Esto</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Repetir</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>Aleatorio</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Sí</translation>
    </message>
</context>
<context>
    <name>PrivacyPanel</name>
    <message>
        <source>Keep it</source>
        <translation>Conservarlo</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Olvidarlo</translation>
    </message>
    <message>
        <source>Everything stays in this TV</source>
        <translation>Todo se queda en este televisor</translation>
    </message>
    <message>
        <source>What is watched, searched and switched at home is told to nobody. Stores and providers see which of their things are asked for.</source>
        <translation>Lo que se ve, busca y enciende en casa no se cuenta a nadie. Las tiendas y proveedores ven qué se les pide.</translation>
    </message>
    <message>
        <source>Remember what is watched</source>
        <translation>Recordar lo que se ve</translation>
    </message>
    <message>
        <source>For Continue and what comes next.</source>
        <translation>Para Continuar y lo siguiente.</translation>
    </message>
    <message>
        <source>Forget what was watched</source>
        <translation>Olvidar lo visto</translation>
    </message>
    <message>
        <source>Of the profile that watches now: films, where they were left, channels.</source>
        <translation>Del perfil actual: películas, dónde se dejaron, canales.</translation>
    </message>
    <message>
        <source>Forget what was watched?</source>
        <translation>¿Olvidar lo visto?</translation>
    </message>
    <message>
        <source>Continue is then empty, and films begin at their beginning.</source>
        <translation>Continuar quedará vacío y las películas empezarán desde el principio.</translation>
    </message>
    <message>
        <source>Forgotten</source>
        <translation>Olvidado</translation>
    </message>
    <message>
        <source>Forget what appliances told</source>
        <translation>Olvidar lo que dijeron los aparatos</translation>
    </message>
    <message>
        <source>Temperatures, energy and other numbers over time. The appliances stay.</source>
        <translation>Temperaturas, energía y otros valores en el tiempo. Los aparatos se quedan.</translation>
    </message>
    <message>
        <source>Forget what appliances told?</source>
        <translation>¿Olvidar lo que dijeron los aparatos?</translation>
    </message>
    <message>
        <source>Their lines begin anew.</source>
        <translation>Sus líneas empiezan de nuevo.</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>A profile has a name of 1 to 40 letters</source>
        <translation>Un perfil tiene un nombre de 1 a 40 letras</translation>
    </message>
    <message>
        <source>Type a name</source>
        <translation>Escriba un nombre</translation>
    </message>
</context>
<context>
    <name>ProfilePage</name>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Only what is for everybody</source>
        <translation>Solo lo que es para todos</translation>
    </message>
    <message>
        <source>Up to %1</source>
        <translation>Hasta %1 años</translation>
    </message>
    <message>
        <source>A child</source>
        <translation>Un niño</translation>
    </message>
    <message>
        <source>A guest, whose traces go</source>
        <translation>Un invitado, cuyo rastro se borra</translation>
    </message>
    <message>
        <source>A grown-up</source>
        <translation>Un adulto</translation>
    </message>
    <message>
        <source>First letter</source>
        <translation>Primera letra</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>Cara</translation>
    </message>
    <message>
        <source>Child</source>
        <translation>Niño</translation>
    </message>
    <message>
        <source>Paw</source>
        <translation>Huella</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Estrella</translation>
    </message>
    <message>
        <source>Heart</source>
        <translation>Corazón</translation>
    </message>
    <message>
        <source>Flower</source>
        <translation>Flor</translation>
    </message>
    <message>
        <source>Game</source>
        <translation>Juego</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>Música</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Invitado</translation>
    </message>
    <message>
        <source>Watch as %1</source>
        <translation>Ver como %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>What is the name?</source>
        <translation>¿Cuál es el nombre?</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Whose it is</source>
        <translation>De quién es</translation>
    </message>
    <message>
        <source>What may be watched</source>
        <translation>Qué se puede ver</translation>
    </message>
    <message>
        <source>Films and games for older people are not shown; what nobody has judged asks for the PIN.</source>
        <translation>No se muestran películas ni juegos para mayores; lo que nadie ha clasificado pide el PIN.</translation>
    </message>
    <message>
        <source>Time in front of the screen, a day</source>
        <translation>Tiempo de pantalla al día</translation>
    </message>
    <message>
        <source>Films and apps count. The household&apos;s PIN adds half an hour.</source>
        <translation>Cuentan las películas y las apps. El PIN del hogar añade media hora.</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Sin límite</translation>
    </message>
    <message>
        <source>Bedtime</source>
        <translation>Hora de dormir</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>De %1 a %2</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguna</translation>
    </message>
    <message>
        <source>Remove this profile&apos;s PIN</source>
        <translation>Eliminar el PIN de este perfil</translation>
    </message>
    <message>
        <source>Set a PIN for this profile</source>
        <translation>Establecer un PIN para este perfil</translation>
    </message>
    <message>
        <source>It is asked for before somebody watches as %1.</source>
        <translation>Se pide antes de que alguien vea como %1.</translation>
    </message>
    <message>
        <source>Choose a PIN</source>
        <translation>Elija un PIN</translation>
    </message>
    <message>
        <source>Four to eight digits</source>
        <translation>De cuatro a ocho cifras</translation>
    </message>
    <message>
        <source>Remove this profile</source>
        <translation>Eliminar este perfil</translation>
    </message>
    <message>
        <source>What it watched is forgotten.</source>
        <translation>Se olvida lo que ha visto.</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>¿Eliminar %1?</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Eliminarlo</translation>
    </message>
</context>
<context>
    <name>ProfilesPage</name>
    <message numerus="yes">
        <source>%n min left today</source>
        <translation>
            <numerusform>Hoy queda %n min</numerusform>
            <numerusform>Hoy quedan %n min</numerusform>
        </translation>
    </message>
    <message>
        <source>Child</source>
        <translation>Niño</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Invitado</translation>
    </message>
    <message>
        <source>With a PIN</source>
        <translation>Con PIN</translation>
    </message>
    <message>
        <source>Who is watching?</source>
        <translation>¿Quién está viendo?</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>What is the name?</source>
        <translation>¿Cuál es el nombre?</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menú</translation>
    </message>
    <message>
        <source>Change · or hold OK</source>
        <translation>Cambiar · o mantener OK</translation>
    </message>
    <message>
        <source>watching</source>
        <translation>viendo</translation>
    </message>
</context>
<context>
    <name>QuickPanel</name>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Apagado</translation>
    </message>
    <message>
        <source>Who is watching</source>
        <translation>Quién está viendo</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Screen off</source>
        <translation>Apagar la pantalla</translation>
    </message>
    <message>
        <source>The sound goes on; any key brings it back.</source>
        <translation>El sonido sigue; cualquier tecla vuelve a encenderla.</translation>
    </message>
    <message>
        <source>Standby</source>
        <translation>Reposo</translation>
    </message>
    <message>
        <source>Fill the screen with the film</source>
        <translation>Ver la película a pantalla completa</translation>
    </message>
    <message>
        <source>End the film</source>
        <translation>Terminar la película</translation>
    </message>
</context>
<context>
    <name>RecordTile</name>
    <message>
        <source>Next episode</source>
        <translation>Episodio siguiente</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>In the store</source>
        <translation>En la tienda</translation>
    </message>
    <message>
        <source>S%1 E%2 · %3</source>
        <translation>T%1 E%2 · %3</translation>
    </message>
    <message>
        <source>Season %1, episode %2</source>
        <translation>Temporada %1, episodio %2</translation>
    </message>
    <message>
        <source>Game</source>
        <translation>Juego</translation>
    </message>
    <message>
        <source>App</source>
        <translation>App</translation>
    </message>
    <message>
        <source>Not for this profile</source>
        <translation>No para este perfil</translation>
    </message>
    <message>
        <source>Next lesson</source>
        <translation>Siguiente lección</translation>
    </message>
    <message>
        <source>Next part</source>
        <translation>Siguiente parte</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Lesson %1</source>
        <translation>Lección %1</translation>
    </message>
    <message>
        <source>Part %1</source>
        <translation>Parte %1</translation>
    </message>
    <message>
        <source>Live · channel %1</source>
        <translation>En directo · canal %1</translation>
    </message>
    <message>
        <source>Cannot be read · %1</source>
        <translation>No se puede leer · %1</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>At home</source>
        <translation>En casa</translation>
    </message>
    <message>
        <source>Apps and games</source>
        <translation>Apps y juegos</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Films, series, apps, appliances, settings</source>
        <translation>Películas, series, apps, aparatos, ajustes</translation>
    </message>
    <message>
        <source>Nothing is called that</source>
        <translation>Nada se llama así</translation>
    </message>
    <message>
        <source>Try fewer letters, or another word of the name.</source>
        <translation>Pruebe con menos letras u otra palabra del nombre.</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Canales</translation>
    </message>
    <message>
        <source>Do it now</source>
        <translation>Hacerlo ahora</translation>
    </message>
    <message>
        <source>Films, series, courses, music and photos</source>
        <translation>Películas, series, cursos, música y fotos</translation>
    </message>
    <message>
        <source>Type a beginning; slips are forgiven. A phone that is paired types here too.</source>
        <translation>Escriba el comienzo; se perdonan los errores. Un teléfono vinculado también escribe aquí.</translation>
    </message>
</context>
<context>
    <name>SeekBar</name>
    <message>
        <source>Position</source>
        <translation>Posición</translation>
    </message>
</context>
<context>
    <name>SeriesPage</name>
    <message>
        <source>Go on watching</source>
        <translation>Seguir viendo</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>Desde el principio</translation>
    </message>
    <message>
        <source>I have not seen this</source>
        <translation>No lo he visto</translation>
    </message>
    <message>
        <source>I have seen this</source>
        <translation>Ya lo he visto</translation>
    </message>
    <message>
        <source>Season</source>
        <translation>Temporada</translation>
    </message>
    <message>
        <source>Specials</source>
        <translation>Especiales</translation>
    </message>
    <message>
        <source>Season %1</source>
        <translation>Temporada %1</translation>
    </message>
    <message>
        <source>S%1 E%2</source>
        <translation>S%1 E%2</translation>
    </message>
    <message>
        <source>episode %1</source>
        <translation>episodio %1</translation>
    </message>
    <message>
        <source>Play %1</source>
        <translation>Reproducir %1</translation>
    </message>
    <message>
        <source>Seasons</source>
        <translation>Temporadas</translation>
    </message>
    <message>
        <source>This series is not here any more</source>
        <translation>Esta serie ya no está aquí</translation>
    </message>
    <message>
        <source>Its files were removed, or their disk is away.</source>
        <translation>Sus archivos se eliminaron o su disco no está conectado.</translation>
    </message>
    <message>
        <source>Trailer</source>
        <translation>Tráiler</translation>
    </message>
    <message>
        <source>Continue %1 · %2</source>
        <translation>Continuar %1 · %2</translation>
    </message>
</context>
<context>
    <name>ServerPage</name>
    <message>
        <source>Go on watching</source>
        <translation>Seguir viendo</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>Desde el principio</translation>
    </message>
    <message>
        <source>This and those after it</source>
        <translation>Esto y lo que sigue</translation>
    </message>
    <message>
        <source>Play all</source>
        <translation>Reproducir todo</translation>
    </message>
    <message>
        <source>This folder is empty</source>
        <translation>Esta carpeta está vacía</translation>
    </message>
    <message>
        <source>The media server may still be looking through its disks.</source>
        <translation>Puede que el servidor multimedia aún esté revisando sus discos.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Buscar de nuevo</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
</context>
<context>
    <name>ServerRow</name>
    <message>
        <source>Plays now</source>
        <translation>Sonando ahora</translation>
    </message>
    <message>
        <source>Not played on this TV</source>
        <translation>No se reproduce en este televisor</translation>
    </message>
</context>
<context>
    <name>ServersPanel</name>
    <message>
        <source>Looking for media servers …</source>
        <translation>Buscando servidores multimedia…</translation>
    </message>
    <message>
        <source>No media server was found</source>
        <translation>No se encontró ningún servidor multimedia</translation>
    </message>
    <message>
        <source>What shares films and music in this TV&apos;s network by UPnP or DLNA comes here by itself.</source>
        <translation>Lo que comparta películas y música por UPnP o DLNA en la red de este televisor aparece aquí por sí solo.</translation>
    </message>
    <message>
        <source>Switch one on, in this TV&apos;s network: a NAS, a router with a disk, a computer. OK looks again.</source>
        <translation>Encienda uno en la red de este televisor: un NAS, un router con disco, un ordenador. OK busca de nuevo.</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>On</source>
        <translation>Encendido</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Apagado</translation>
    </message>
</context>
<context>
    <name>SettingsGroupPage</name>
    <message>
        <source>Choose a PIN</source>
        <translation>Elija un PIN</translation>
    </message>
    <message>
        <source>Four to eight digits</source>
        <translation>De cuatro a ocho cifras</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Language and region</source>
        <translation>Idioma y región</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>What the TV writes and says; films keep their own.</source>
        <translation>Lo que el televisor escribe y dice; las películas conservan el suyo.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Reloj</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 horas</translation>
    </message>
    <message>
        <source>12 hours</source>
        <translation>12 horas</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Alto contraste</translation>
    </message>
    <message>
        <source>Black grounds, white words, bright frames.</source>
        <translation>Fondos negros, letras blancas, marcos brillantes.</translation>
    </message>
    <message>
        <source>Less movement</source>
        <translation>Menos movimiento</translation>
    </message>
    <message>
        <source>Pages and focus change at once.</source>
        <translation>Las páginas y el foco cambian al instante.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sonido</translation>
    </message>
    <message>
        <source>Quieter while the home tells something</source>
        <translation>Más bajo cuando la casa avisa de algo</translation>
    </message>
    <message>
        <source>Films and apps step back for an alert.</source>
        <translation>Las películas y apps ceden ante un aviso.</translation>
    </message>
    <message>
        <source>Power and screensaver</source>
        <translation>Energía y salvapantallas</translation>
    </message>
    <message>
        <source>Clock and pictures after</source>
        <translation>Reloj e imágenes tras</translation>
    </message>
    <message>
        <source>When nothing moves on the screen and nobody presses a key.</source>
        <translation>Cuando nada se mueve en la pantalla y nadie pulsa una tecla.</translation>
    </message>
    <message>
        <source>2 minutes</source>
        <translation>2 minutos</translation>
    </message>
    <message>
        <source>5 minutes</source>
        <translation>5 minutos</translation>
    </message>
    <message>
        <source>10 minutes</source>
        <translation>10 minutos</translation>
    </message>
    <message>
        <source>30 minutes</source>
        <translation>30 minutos</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>What shows then</source>
        <translation>Qué se muestra entonces</translation>
    </message>
    <message>
        <source>Pictures and the clock</source>
        <translation>Imágenes y el reloj</translation>
    </message>
    <message>
        <source>The clock alone</source>
        <translation>Solo el reloj</translation>
    </message>
    <message>
        <source>Nothing: a black screen</source>
        <translation>Nada: pantalla en negro</translation>
    </message>
    <message>
        <source>Standby after</source>
        <translation>Reposo tras</translation>
    </message>
    <message>
        <source>Also when something plays and nobody presses a key.</source>
        <translation>También cuando algo se reproduce y nadie pulsa una tecla.</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 hora</translation>
    </message>
    <message>
        <source>2 hours</source>
        <translation>2 horas</translation>
    </message>
    <message>
        <source>4 hours</source>
        <translation>4 horas</translation>
    </message>
    <message>
        <source>8 hours</source>
        <translation>8 horas</translation>
    </message>
    <message>
        <source>Easier to see and hear</source>
        <translation>Ver y oír mejor</translation>
    </message>
    <message>
        <source>Size of words</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>All that the TV writes; subtitles have their own.</source>
        <translation>Todo lo que escribe el televisor; los subtítulos tienen el suyo.</translation>
    </message>
    <message>
        <source>Say what has the focus</source>
        <translation>Leer en voz alta lo seleccionado</translation>
    </message>
    <message>
        <source>A voice reads every menu aloud, in the TV&apos;s language.</source>
        <translation>Una voz lee cada menú en el idioma del televisor.</translation>
    </message>
    <message>
        <source>Sounds of the keys</source>
        <translation>Sonidos de las teclas</translation>
    </message>
    <message>
        <source>A quiet tick for each step.</source>
        <translation>Un clic suave en cada paso.</translation>
    </message>
    <message>
        <source>Languages of films and subtitles</source>
        <translation>Idiomas de películas y subtítulos</translation>
    </message>
    <message>
        <source>Language of films</source>
        <translation>Idioma de las películas</translation>
    </message>
    <message>
        <source>Where a film has more than one.</source>
        <translation>Cuando una película tiene más de uno.</translation>
    </message>
    <message>
        <source>As the film begins with</source>
        <translation>El primero de la película</translation>
    </message>
    <message>
        <source>As the TV</source>
        <translation>Como el televisor</translation>
    </message>
    <message>
        <source>Language of subtitles</source>
        <translation>Idioma de los subtítulos</translation>
    </message>
    <message>
        <source>Where a film has them.</source>
        <translation>Cuando una película los tiene.</translation>
    </message>
    <message>
        <source>No subtitles</source>
        <translation>Sin subtítulos</translation>
    </message>
    <message>
        <source>Size of subtitles</source>
        <translation>Tamaño de los subtítulos</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Pequeño</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Grande</translation>
    </message>
    <message>
        <source>Very large</source>
        <translation>Muy grande</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Letra</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>Sencilla</translation>
    </message>
    <message>
        <source>With serifs</source>
        <translation>Con serifas</translation>
    </message>
    <message>
        <source>All of one width</source>
        <translation>De ancho fijo</translation>
    </message>
    <message>
        <source>Colour of subtitles</source>
        <translation>Color de los subtítulos</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Blanco</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Amarillo</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Verde</translation>
    </message>
    <message>
        <source>Light blue</source>
        <translation>Azul claro</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>Borde</translation>
    </message>
    <message>
        <source>Outlined</source>
        <translation>Con contorno</translation>
    </message>
    <message>
        <source>With a shadow</source>
        <translation>Con sombra</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Behind the words</source>
        <translation>Detrás del texto</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nada</translation>
    </message>
    <message>
        <source>A dim box</source>
        <translation>Un recuadro tenue</translation>
    </message>
    <message>
        <source>A black box</source>
        <translation>Un recuadro negro</translation>
    </message>
    <message>
        <source>The TV follows</source>
        <translation>El televisor obedece</translation>
    </message>
    <message>
        <source>Switches the TV on and off with this set, where its cable can (HDMI-CEC).</source>
        <translation>Enciende y apaga el televisor con este aparato, si su cable lo permite (HDMI-CEC).</translation>
    </message>
    <message>
        <source>Playing films</source>
        <translation>Reproducir películas</translation>
    </message>
    <message>
        <source>On to the next by itself</source>
        <translation>Pasar solo al siguiente</translation>
    </message>
    <message>
        <source>When an episode, a lesson or an exercise ends, the one after it begins.</source>
        <translation>Cuando termina un episodio, una lección o un ejercicio, empieza el siguiente.</translation>
    </message>
    <message>
        <source>Night sound</source>
        <translation>Sonido nocturno</translation>
    </message>
    <message>
        <source>Quiet words are louder and loud scenes quieter.</source>
        <translation>Las palabras suaves suenan más altas y las escenas ruidosas, más bajas.</translation>
    </message>
    <message>
        <source>Even loudness</source>
        <translation>Volumen uniforme</translation>
    </message>
    <message>
        <source>Films and music that tell how loud they are play equally loud.</source>
        <translation>Las películas y la música que indican su volumen suenan igual de fuerte.</translation>
    </message>
    <message>
        <source>Loudspeakers</source>
        <translation>Altavoces</translation>
    </message>
    <message>
        <source>All that the film has sound for</source>
        <translation>Todos para los que la película tiene sonido</translation>
    </message>
    <message>
        <source>Two</source>
        <translation>Dos</translation>
    </message>
    <message>
        <source>Open the next channel beforehand</source>
        <translation>Abrir el canal siguiente de antemano</translation>
    </message>
    <message>
        <source>It is there at once. It takes a second stream from your network; some providers allow only one.</source>
        <translation>Aparece al instante. Usa una segunda transmisión de tu red; algunos proveedores solo permiten una.</translation>
    </message>
    <message>
        <source>Of channels that are sent to everybody</source>
        <translation>De los canales que se emiten para todos</translation>
    </message>
    <message>
        <source>Of all channels</source>
        <translation>De todos los canales</translation>
    </message>
    <message>
        <source>What the home tells</source>
        <translation>Lo que avisa la casa</translation>
    </message>
    <message>
        <source>Finished and opened</source>
        <translation>Terminado y abierto</translation>
    </message>
    <message>
        <source>Danger and somebody at the door never wait.</source>
        <translation>El peligro y las visitas nunca esperan.</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Enseguida</translation>
    </message>
    <message>
        <source>At the next pause</source>
        <translation>En la próxima pausa</translation>
    </message>
    <message>
        <source>When what is watched ends</source>
        <translation>Cuando termine lo que se ve</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Silencio desde</translation>
    </message>
    <message>
        <source>Then only danger and somebody at the door are told.</source>
        <translation>Entonces solo se avisa de peligros y visitas.</translation>
    </message>
    <message>
        <source>No quiet hours</source>
        <translation>Sin horas de silencio</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Silencio hasta</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Films of another shape</source>
        <translation>Películas de otro formato</translation>
    </message>
    <message>
        <source>Whole leaves black bars; filled cuts off what is too wide or too high.</source>
        <translation>Entera deja bandas negras; llena recorta lo que sobra.</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>Entera</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>Llena</translation>
    </message>
    <message>
        <source>Room at the edges</source>
        <translation>Margen en los bordes</translation>
    </message>
    <message>
        <source>For TVs that cut off the edges of the picture.</source>
        <translation>Para televisores que recortan los bordes de la imagen.</translation>
    </message>
    <message>
        <source>1 %</source>
        <translation>1 %</translation>
    </message>
    <message>
        <source>2 %</source>
        <translation>2 %</translation>
    </message>
    <message>
        <source>3 %</source>
        <translation>3 %</translation>
    </message>
    <message>
        <source>4 %</source>
        <translation>4 %</translation>
    </message>
    <message>
        <source>5 %</source>
        <translation>5 %</translation>
    </message>
    <message>
        <source>Remember what is watched</source>
        <translation>Recordar lo que se ve</translation>
    </message>
    <message>
        <source>For Continue and what comes next. It stays in this TV.</source>
        <translation>Para Continuar y lo siguiente. Se queda en este televisor.</translation>
    </message>
    <message>
        <source>Intros, recaps and credits</source>
        <translation>Introducciones, resúmenes y créditos</translation>
    </message>
    <message>
        <source>A button skips them</source>
        <translation>Un botón los salta</translation>
    </message>
    <message>
        <source>Skipped by themselves</source>
        <translation>Se saltan solos</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Cable and wireless networks</source>
        <translation>Redes por cable e inalámbricas</translation>
    </message>
    <message>
        <source>wifi internet lan</source>
        <translation>wifi internet red cable</translation>
    </message>
    <message>
        <source>Films and disks</source>
        <translation>Películas y discos</translation>
    </message>
    <message>
        <source>Where films, courses and photos lie, and how full the disks are</source>
        <translation>Dónde están las películas, los cursos y las fotos, y cuánto espacio queda</translation>
    </message>
    <message>
        <source>folders shares usb open address</source>
        <translation>carpetas compartidas usb abrir dirección</translation>
    </message>
    <message>
        <source>Live TV</source>
        <translation>TV en directo</translation>
    </message>
    <message>
        <source>The lists that channels come from</source>
        <translation>Las listas de donde vienen los canales</translation>
    </message>
    <message>
        <source>iptv m3u channels</source>
        <translation>iptv m3u canales</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>Hogar</translation>
    </message>
    <message>
        <source>Who watches, and the PIN</source>
        <translation>Quién ve, y el PIN</translation>
    </message>
    <message>
        <source>profiles children guest</source>
        <translation>perfiles niños invitado</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>The rows that you want to see</source>
        <translation>Las filas que quiere ver</translation>
    </message>
    <message>
        <source>launcher</source>
        <translation>inicio portada</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>Móviles</translation>
    </message>
    <message>
        <source>Which of them may drive the TV</source>
        <translation>Cuáles pueden controlar el televisor</translation>
    </message>
    <message>
        <source>pairing qr code remote</source>
        <translation>vincular código qr mando</translation>
    </message>
    <message>
        <source>Appliances</source>
        <translation>Aparatos</translation>
    </message>
    <message>
        <source>Add an appliance, and how appliances reach the TV</source>
        <translation>Añadir un aparato y cómo llegan los aparatos al televisor</translation>
    </message>
    <message>
        <source>mqtt matter zigbee broker</source>
        <translation>mqtt matter zigbee bróker</translation>
    </message>
    <message>
        <source>Remotes and Bluetooth</source>
        <translation>Mandos y Bluetooth</translation>
    </message>
    <message>
        <source>Remotes, game pads, headphones</source>
        <translation>Mandos a distancia, mandos de juego, auriculares</translation>
    </message>
    <message>
        <source>controllers</source>
        <translation>mandos de juego</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Almacenamiento</translation>
    </message>
    <message>
        <source>What apps and pictures take</source>
        <translation>Lo que ocupan aplicaciones e imágenes</translation>
    </message>
    <message>
        <source>space cache</source>
        <translation>espacio caché</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacidad</translation>
    </message>
    <message>
        <source>What the TV remembers, and how to forget it</source>
        <translation>Lo que recuerda el televisor y cómo olvidarlo</translation>
    </message>
    <message>
        <source>history forget</source>
        <translation>historial olvidar</translation>
    </message>
    <message>
        <source>About this TV</source>
        <translation>Acerca de este televisor</translation>
    </message>
    <message>
        <source>Version, memory, addresses</source>
        <translation>Versión, memoria, direcciones</translation>
    </message>
    <message>
        <source>diagnostics licences</source>
        <translation>diagnóstico licencias</translation>
    </message>
    <message>
        <source>Age ratings</source>
        <translation>Clasificación por edades</translation>
    </message>
    <message>
        <source>How it is said for whom a film is. What nobody has judged, as all films in China, asks for the PIN where a child has a limit.</source>
        <translation>Cómo se dice para quién es una película. Lo que nadie ha juzgado, como todas en China, pide el PIN donde un niño tiene un límite.</translation>
    </message>
    <message>
        <source>In years</source>
        <translation>En años</translation>
    </message>
    <message>
        <source>captions closed subtitles</source>
        <translation>subtítulos</translation>
    </message>
    <message>
        <source>accessibility zoom contrast voice</source>
        <translation>accesibilidad zoom contraste voz</translation>
    </message>
    <message>
        <source>audio</source>
        <translation>audio</translation>
    </message>
    <message>
        <source>sleep timer screensaver</source>
        <translation>dormir temporizador salvapantallas</translation>
    </message>
    <message>
        <source>notifications quiet</source>
        <translation>notificaciones silencio</translation>
    </message>
    <message>
        <source>zoom overscan</source>
        <translation>zoom sobrebarrido</translation>
    </message>
    <message>
        <source>Phones in the home may connect</source>
        <translation>Los móviles de casa pueden conectarse</translation>
    </message>
    <message>
        <source>Over the home&apos;s network, and only with the code on this screen.</source>
        <translation>Por la red de casa y solo con el código de esta pantalla.</translation>
    </message>
    <message>
        <source>Where a film&apos;s chapters name them, or the episodes of a season share them.</source>
        <translation>Cuando los capítulos de una película los nombran o los episodios de una temporada los comparten.</translation>
    </message>
    <message>
        <source>Media servers</source>
        <translation>Servidores multimedia</translation>
    </message>
    <message>
        <source>Films and music that other devices of the home share</source>
        <translation>Películas y música que comparten otros aparatos de la casa</translation>
    </message>
    <message>
        <source>dlna upnp nas network shares</source>
        <translation>dlna upnp nas red compartidas</translation>
    </message>
    <message>
        <source>As the TV, when the sound is in another language</source>
        <translation>Como el televisor, si el sonido está en otro idioma</translation>
    </message>
    <message>
        <source>For two, the words of films with surround sound stay clear. A receiver gets Dolby Digital and DTS as they are, and sets the volume.</source>
        <translation>Con dos, las palabras de las películas con sonido envolvente se oyen claras. Un receptor recibe Dolby Digital y DTS tal como son y ajusta el volumen.</translation>
    </message>
    <message>
        <source>A receiver that decodes</source>
        <translation>Un receptor que descodifica</translation>
    </message>
</context>
<context>
    <name>SkipButton</name>
    <message>
        <source>Skip the intro</source>
        <translation>Saltar la introducción</translation>
    </message>
    <message>
        <source>Skip the recap</source>
        <translation>Saltar el resumen</translation>
    </message>
    <message>
        <source>Skip the preview</source>
        <translation>Saltar el avance</translation>
    </message>
    <message>
        <source>Skip the credits</source>
        <translation>Saltar los créditos</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Saltar</translation>
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
        <translation>Sonando ahora</translation>
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
        <translation>¿Quitar %1?</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>Quitarla</translation>
    </message>
    <message>
        <source>%1 · its disk is away</source>
        <translation>%1 · su disco no está conectado</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>Añadir %1</translation>
    </message>
    <message>
        <source>Another folder</source>
        <translation>Otra carpeta</translation>
    </message>
    <message>
        <source>Type where it is, or let a phone type it.</source>
        <translation>Escriba dónde está, o hágalo desde un móvil.</translation>
    </message>
    <message>
        <source>Where is the folder?</source>
        <translation>¿Dónde está la carpeta?</translation>
    </message>
    <message>
        <source>%1 is away</source>
        <translation>%1 no está conectado</translation>
    </message>
    <message>
        <source>%1 of %2 free</source>
        <translation>%1 de %2 libres</translation>
    </message>
    <message>
        <source>Films and series</source>
        <translation>Películas y series</translation>
    </message>
    <message>
        <source>Courses</source>
        <translation>Cursos</translation>
    </message>
    <message>
        <source>Workouts</source>
        <translation>Entrenamientos</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>What is in %1?</source>
        <translation>¿Qué hay en %1?</translation>
    </message>
    <message>
        <source>What its name says</source>
        <translation>Lo que diga su nombre</translation>
    </message>
    <message>
        <source>What lies in it leaves the TV; the files stay where they are.</source>
        <translation>Su contenido sale del televisor; los archivos se quedan donde están.</translation>
    </message>
    <message>
        <source>Open an address</source>
        <translation>Abrir una dirección</translation>
    </message>
    <message>
        <source>Which address?</source>
        <translation>¿Qué dirección?</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>Música</translation>
    </message>
    <message>
        <source>Play all of it</source>
        <translation>Reproducirlo todo</translation>
    </message>
    <message>
        <source>A film, a stream, a playlist or a folder: its address, or where it lies on this TV.</source>
        <translation>Una película, una emisión, una lista o una carpeta: su dirección o dónde está en este televisor.</translation>
    </message>
    <message>
        <source>Media servers</source>
        <translation>Servidores multimedia</translation>
    </message>
    <message>
        <source>Films and music that other devices of the home share.</source>
        <translation>Películas y música que comparten otros aparatos de la casa.</translation>
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
        <translation>Imágenes de películas, fotos y aplicaciones</translation>
    </message>
    <message>
        <source>They can be made again. OK removes them.</source>
        <translation>Se pueden volver a crear. OK las quita.</translation>
    </message>
    <message>
        <source>Remove the pictures?</source>
        <translation>¿Quitar las imágenes?</translation>
    </message>
    <message>
        <source>They come back as they are looked at.</source>
        <translation>Vuelven al mirarlas.</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Conservarlas</translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>Quitarlas</translation>
    </message>
    <message>
        <source>What the TV remembers</source>
        <translation>Lo que recuerda el televisor</translation>
    </message>
    <message>
        <source>Titles, appliances and their numbers, settings.</source>
        <translation>Títulos, aparatos y sus valores, ajustes.</translation>
    </message>
    <message>
        <source>With what it saved</source>
        <translation>Con lo que guardó</translation>
    </message>
</context>
<context>
    <name>StorePage</name>
    <message>
        <source>Apps and games</source>
        <translation>Apps y juegos</translation>
    </message>
    <message>
        <source>The store is empty</source>
        <translation>La tienda está vacía</translation>
    </message>
    <message>
        <source>It cannot be reached now, or offers nothing yet. What is installed still works.</source>
        <translation>Ahora no se puede acceder o aún no ofrece nada. Lo instalado sigue funcionando.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
</context>
<context>
    <name>TitlePage</name>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>Desde el principio</translation>
    </message>
    <message>
        <source>I have not seen this</source>
        <translation>No lo he visto</translation>
    </message>
    <message>
        <source>I have seen this</source>
        <translation>Ya lo he visto</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>Más como esto</translation>
    </message>
    <message>
        <source>This film is not here any more</source>
        <translation>Esta película ya no está aquí</translation>
    </message>
    <message>
        <source>Its file was removed, or its disk is away.</source>
        <translation>Su archivo se eliminó o su disco no está conectado.</translation>
    </message>
    <message>
        <source>Trailer</source>
        <translation>Tráiler</translation>
    </message>
    <message>
        <source>Continue · %1</source>
        <translation>Continuar · %1</translation>
    </message>
</context>
<context>
    <name>TitleWords</name>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>Películas</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Series</translation>
    </message>
    <message>
        <source>Games</source>
        <translation>Juegos</translation>
    </message>
    <message>
        <source>Health and sport</source>
        <translation>Salud y deporte</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Aprender</translation>
    </message>
    <message>
        <source>Shopping</source>
        <translation>Compras</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>Música</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Apps</source>
        <translation>Apps</translation>
    </message>
    <message>
        <source>New in the store</source>
        <translation>Novedades en la tienda</translation>
    </message>
    <message>
        <source>At home</source>
        <translation>En casa</translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n s left</source>
        <translation>
            <numerusform>Queda %n s</numerusform>
            <numerusform>Quedan %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min left</source>
        <translation>
            <numerusform>Queda %n min</numerusform>
            <numerusform>Quedan %n min</numerusform>
        </translation>
    </message>
    <message>
        <source>1 season</source>
        <translation>1 temporada</translation>
    </message>
    <message numerus="yes">
        <source>%n seasons</source>
        <translation>
            <numerusform>%n temporada</numerusform>
            <numerusform>%n temporadas</numerusform>
        </translation>
    </message>
    <message>
        <source>Sound: %1</source>
        <translation>Audio: %1</translation>
    </message>
    <message>
        <source>Subtitles: %1</source>
        <translation>Subtítulos: %1</translation>
    </message>
    <message>
        <source>All series</source>
        <translation>Todas las series</translation>
    </message>
    <message>
        <source>All courses</source>
        <translation>Todos los cursos</translation>
    </message>
    <message>
        <source>All workouts</source>
        <translation>Todos los entrenamientos</translation>
    </message>
    <message>
        <source>All photos</source>
        <translation>Todas las fotos</translation>
    </message>
    <message>
        <source>All films</source>
        <translation>Todas las películas</translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation>1 foto</translation>
    </message>
    <message numerus="yes">
        <source>%n photos</source>
        <translation>
            <numerusform>%n foto</numerusform>
            <numerusform>%n fotos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parts</source>
        <translation>
            <numerusform>%n parte</numerusform>
            <numerusform>%n partes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>done %n times</source>
        <translation>
            <numerusform>hecho %n vez</numerusform>
            <numerusform>hecho %n veces</numerusform>
        </translation>
    </message>
    <message>
        <source>done once</source>
        <translation>hecho una vez</translation>
    </message>
    <message>
        <source>not done yet</source>
        <translation>aún sin hacer</translation>
    </message>
    <message>
        <source>1 lesson</source>
        <translation>1 lección</translation>
    </message>
    <message numerus="yes">
        <source>%n lessons</source>
        <translation>
            <numerusform>%n lección</numerusform>
            <numerusform>%n lecciones</numerusform>
        </translation>
    </message>
    <message>
        <source>all done</source>
        <translation>todo hecho</translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n hecha</numerusform>
            <numerusform>%n hechas</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>quedan %1</translation>
    </message>
    <message>
        <source>On now</source>
        <translation>Ahora en directo</translation>
    </message>
    <message>
        <source>All channels</source>
        <translation>Todos los canales</translation>
    </message>
    <message>
        <source>All music</source>
        <translation>Toda la música</translation>
    </message>
    <message>
        <source>1 song</source>
        <translation>1 canción</translation>
    </message>
    <message numerus="yes">
        <source>%n songs</source>
        <translation>
            <numerusform>%n canción</numerusform>
            <numerusform>%n canciones</numerusform>
        </translation>
    </message>
    <message>
        <source>Used last</source>
        <translation>Usadas por última vez</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
</context>
<context>
    <name>Voice</name>
    <message>
        <source>button</source>
        <translation>botón</translation>
    </message>
    <message>
        <source>switch</source>
        <translation>interruptor</translation>
    </message>
    <message>
        <source>slider, left and right change it</source>
        <translation>control deslizante, cambia con izquierda y derecha</translation>
    </message>
    <message>
        <source>choice</source>
        <translation>opción</translation>
    </message>
    <message>
        <source>menu item</source>
        <translation>elemento de menú</translation>
    </message>
    <message>
        <source>episode</source>
        <translation>episodio</translation>
    </message>
    <message>
        <source>profile</source>
        <translation>perfil</translation>
    </message>
    <message>
        <source>film</source>
        <translation>película</translation>
    </message>
    <message>
        <source>app</source>
        <translation>app</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>song</source>
        <translation>canción</translation>
    </message>
    <message>
        <source>card</source>
        <translation>tarjeta</translation>
    </message>
    <message>
        <source>key</source>
        <translation>tecla</translation>
    </message>
    <message>
        <source>photo</source>
        <translation>foto</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>carpeta</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation>Le damos la bienvenida</translation>
    </message>
    <message>
        <source>Which language shall the TV speak?</source>
        <translation>¿Qué idioma debe hablar el televisor?</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Go on without</source>
        <translation>Seguir sin red</translation>
    </message>
    <message>
        <source>Films and appliances of the home work without the internet.</source>
        <translation>Las películas y los aparatos de casa funcionan sin internet.</translation>
    </message>
    <message>
        <source>Phone as remote</source>
        <translation>El móvil como mando</translation>
    </message>
    <message>
        <source>Point the phone&apos;s camera at the picture. It then drives the TV and types into it.</source>
        <translation>Apunte la cámara del móvil a la imagen. Después, el móvil controla el televisor y escribe en él.</translation>
    </message>
    <message>
        <source>Phones can come later: Settings, Phones.</source>
        <translation>Los móviles se pueden añadir más tarde: Ajustes, Móviles.</translation>
    </message>
    <message>
        <source>Where are the films?</source>
        <translation>¿Dónde están las películas?</translation>
    </message>
    <message>
        <source>Folders on this TV and on disks that are plugged in. Nothing in them is changed.</source>
        <translation>Carpetas de este televisor y de los discos conectados. No se cambia nada en ellas.</translation>
    </message>
    <message>
        <source>Who is watching?</source>
        <translation>¿Quién está viendo?</translation>
    </message>
    <message>
        <source>With a name, the TV remembers for you alone what you watch. Children get their own limits in Settings, Household.</source>
        <translation>Con un nombre, el televisor recuerda solo para usted lo que ve. Los niños tienen sus propios límites en Ajustes, Hogar.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>What is the name?</source>
        <translation>¿Cuál es el nombre?</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>To Home</source>
        <translation>Ir al inicio</translation>
    </message>
    <message>
        <source>A phone can drive the TV and type into it.</source>
        <translation>Un móvil puede manejar el televisor y escribir en él.</translation>
    </message>
    <message>
        <source>Phones in the home may connect</source>
        <translation>Los móviles de casa pueden conectarse</translation>
    </message>
    <message>
        <source>Over the home&apos;s network, and only with the code on this screen.</source>
        <translation>Por la red de casa y solo con el código de esta pantalla.</translation>
    </message>
</context>
<context>
    <name>ZigbeePage</name>
    <message>
        <source>Is here</source>
        <translation>Ya está</translation>
    </message>
    <message>
        <source>Did not get on; switch it off and on, near the stick</source>
        <translation>No pudo unirse; apáguelo y enciéndalo cerca del adaptador</translation>
    </message>
    <message>
        <source>Is asked what it can …</source>
        <translation>Se le pregunta qué sabe hacer…</translation>
    </message>
    <message>
        <source>Another name</source>
        <translation>Otro nombre</translation>
    </message>
    <message>
        <source>Take it out of the network</source>
        <translation>Sacarlo de la red</translation>
    </message>
    <message>
        <source>Name of %1</source>
        <translation>Nombre de %1</translation>
    </message>
    <message>
        <source>Take %1 out?</source>
        <translation>¿Sacar %1?</translation>
    </message>
    <message>
        <source>To use it again it has to join again.</source>
        <translation>Para volver a usarlo tendrá que unirse de nuevo.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conservarlo</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>Sacarlo</translation>
    </message>
    <message>
        <source>Take it out although it does not answer</source>
        <translation>Sacarlo aunque no responda</translation>
    </message>
    <message>
        <source>Zigbee appliances</source>
        <translation>Aparatos Zigbee</translation>
    </message>
    <message>
        <source>Appliances may join for %1</source>
        <translation>Los aparatos pueden unirse durante %1</translation>
    </message>
    <message>
        <source>Let an appliance join</source>
        <translation>Dejar que se una un aparato</translation>
    </message>
    <message>
        <source>OK closes the network again.</source>
        <translation>OK vuelve a cerrar la red.</translation>
    </message>
    <message>
        <source>Then make the appliance look for its network, as its leaflet says.</source>
        <translation>Después haga que el aparato busque su red, como dice su folleto.</translation>
    </message>
    <message>
        <source>not supported</source>
        <translation>no compatible</translation>
    </message>
    <message>
        <source>Group %1</source>
        <translation>Grupo %1</translation>
    </message>
    <message>
        <source>Zigbee2MQTT does not answer</source>
        <translation>Zigbee2MQTT no responde</translation>
    </message>
    <message>
        <source>It needs a stick for Zigbee and a name and password for the TV&apos;s broker.</source>
        <translation>Necesita un adaptador Zigbee y un nombre y contraseña del bróker del televisor.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::AddressOpener</name>
    <message>
        <source>Something else was opened</source>
        <translation>Se abrió otra cosa</translation>
    </message>
    <message>
        <source>A disk does not answer</source>
        <translation>Un disco no responde</translation>
    </message>
    <message>
        <source>Try again in a moment, or plug it in anew</source>
        <translation>Inténtelo de nuevo en un momento o vuelva a conectarlo</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Apps</name>
    <message>
        <source>%1 stopped several times and was closed</source>
        <translation>%1 se detuvo varias veces y se cerró</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Attention</name>
    <message>
        <source>%1: somebody is at the door</source>
        <translation>%1: hay alguien en la puerta</translation>
    </message>
    <message>
        <source>%1 has finished</source>
        <translation>%1 ha terminado</translation>
    </message>
    <message>
        <source>%1 is open</source>
        <translation>%1 está abierto</translation>
    </message>
    <message>
        <source>Smoke! %1</source>
        <translation>¡Humo! %1</translation>
    </message>
    <message>
        <source>Gas! %1</source>
        <translation>¡Gas! %1</translation>
    </message>
    <message>
        <source>Carbon monoxide! %1</source>
        <translation>¡Monóxido de carbono! %1</translation>
    </message>
    <message>
        <source>Water! %1</source>
        <translation>¡Agua! %1</translation>
    </message>
    <message>
        <source>The alarm goes off: %1</source>
        <translation>Salta la alarma: %1</translation>
    </message>
    <message>
        <source>The siren sounds: %1</source>
        <translation>Suena la sirena: %1</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Bluetooth</name>
    <message>
        <source>The device did not answer</source>
        <translation>El dispositivo no respondió</translation>
    </message>
    <message>
        <source>Bring it near, switch its pairing on and try again</source>
        <translation>Acérquelo, active su emparejamiento e inténtelo de nuevo</translation>
    </message>
    <message>
        <source>This device is not in reach any more</source>
        <translation>Este dispositivo ya no está al alcance</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>Busque de nuevo</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::ChannelLists</name>
    <message>
        <source>This is no address of a list</source>
        <translation>Esto no es la dirección de una lista</translation>
    </message>
    <message>
        <source>It begins with http:// or https://, or is the path of a file</source>
        <translation>Empieza por http:// o https://, o es la ruta de un archivo</translation>
    </message>
    <message>
        <source>There is no such list</source>
        <translation>No existe esa lista</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::ChapterSkip</name>
    <message>
        <source>Nothing runs here that could be skipped</source>
        <translation>Aquí no hay nada que se pueda saltar</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::ContentDirectory</name>
    <message>
        <source>Something else was opened</source>
        <translation>Se abrió otra cosa</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::HomeMatter</name>
    <message>
        <source>Matter is not installed on this TV</source>
        <translation>Matter no está instalado en este televisor</translation>
    </message>
    <message>
        <source>Matter stopped several times and is not started again by itself</source>
        <translation>Matter se detuvo varias veces y ya no se inicia por sí solo</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Household</name>
    <message>
        <source>A grown-up can open it from another profile</source>
        <translation>Un adulto puede abrirlo desde otro perfil</translation>
    </message>
    <message>
        <source>This is for people of %1 and older</source>
        <translation>Es para personas a partir de %1 años</translation>
    </message>
    <message>
        <source>Nobody has said for what age this is</source>
        <translation>Nadie ha dicho para qué edad es</translation>
    </message>
    <message>
        <source>It is bedtime</source>
        <translation>Es hora de dormir</translation>
    </message>
    <message>
        <source>Today&apos;s time in front of the screen is over</source>
        <translation>El tiempo de pantalla de hoy se ha acabado</translation>
    </message>
    <message>
        <source>A grown-up changes this</source>
        <translation>Esto lo cambia un adulto</translation>
    </message>
    <message>
        <source>There is no such profile</source>
        <translation>Ese perfil no existe</translation>
    </message>
    <message>
        <source>This is only done with the household&apos;s PIN</source>
        <translation>Esto solo se hace con el PIN del hogar</translation>
    </message>
    <message>
        <source>Choose one in the settings under Household</source>
        <translation>Elija uno en los ajustes, en Hogar</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Casa</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Hub</name>
    <message>
        <source>The household&apos;s memory was damaged and starts afresh</source>
        <translation>La memoria del hogar estaba dañada y empieza de nuevo</translation>
    </message>
    <message>
        <source>The store cannot be opened: %1</source>
        <translation>No se puede abrir la tienda: %1</translation>
    </message>
    <message>
        <source>The film ends here: the rest of its file is missing</source>
        <translation>La película termina aquí: falta el resto del archivo</translation>
    </message>
    <message>
        <source>The disk is full: Hearth works on, but forgets what is new. Remove apps or films to make room</source>
        <translation>El disco está lleno: Hearth sigue, pero olvida lo nuevo. Elimine apps o películas para hacer sitio</translation>
    </message>
    <message>
        <source>%1 stopped several times (%2)</source>
        <translation>%1 se detuvo varias veces (%2)</translation>
    </message>
    <message>
        <source>A phone was paired</source>
        <translation>Se emparejó un móvil</translation>
    </message>
    <message>
        <source>A phone was paired: %1</source>
        <translation>Se emparejó un móvil: %1</translation>
    </message>
    <message>
        <source>The phone page cannot be served: its port is taken</source>
        <translation>No se puede servir la página del móvil: el puerto está ocupado</translation>
    </message>
    <message>
        <source>Start Hearth with another --phone-port</source>
        <translation>Inicie Hearth con otro --phone-port</translation>
    </message>
    <message numerus="yes">
        <source>%n min left today</source>
        <translation>
            <numerusform>Hoy queda %n min</numerusform>
            <numerusform>Hoy quedan %n min</numerusform>
        </translation>
    </message>
    <message>
        <source>That is all for today</source>
        <translation>Eso es todo por hoy</translation>
    </message>
    <message>
        <source>There is no such title</source>
        <translation>Ese título no existe</translation>
    </message>
    <message>
        <source>There is no such series</source>
        <translation>Esa serie no existe</translation>
    </message>
    <message>
        <source>No film is open</source>
        <translation>No hay ninguna película abierta</translation>
    </message>
    <message>
        <source>Open one first</source>
        <translation>Abra una primero</translation>
    </message>
    <message>
        <source>There is no such app in the store</source>
        <translation>Esa aplicación no está en la tienda</translation>
    </message>
    <message>
        <source>The page of the store lists them</source>
        <translation>La página de la tienda las muestra</translation>
    </message>
    <message>
        <source>There is no such course, workout or album</source>
        <translation>No existe ese curso, entrenamiento o álbum</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::MediaServers</name>
    <message>
        <source>The media server does not answer</source>
        <translation>El servidor multimedia no responde</translation>
    </message>
    <message>
        <source>See whether it is switched on and in this TV&apos;s network</source>
        <translation>Compruebe que esté encendido y en la red de este televisor</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Network</name>
    <message>
        <source>The network of this TV is set up elsewhere</source>
        <translation>La red de este televisor se configura en otro sitio</translation>
    </message>
    <message>
        <source>Set it up in the system that Hearth runs on</source>
        <translation>Configúrela en el sistema en el que funciona Hearth</translation>
    </message>
    <message>
        <source>%1 is not in reach</source>
        <translation>%1 no está al alcance</translation>
    </message>
    <message>
        <source>Look for networks again</source>
        <translation>Busque redes de nuevo</translation>
    </message>
    <message>
        <source>A password of this network has 8 to 63 characters</source>
        <translation>La contraseña de esta red tiene de 8 a 63 caracteres</translation>
    </message>
    <message>
        <source>Type it again</source>
        <translation>Escríbala de nuevo</translation>
    </message>
    <message>
        <source>%1 did not let the TV in</source>
        <translation>%1 no dejó entrar al televisor</translation>
    </message>
    <message>
        <source>Check the password and try again</source>
        <translation>Compruebe la contraseña e inténtelo de nuevo</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Playback</name>
    <message>
        <source>The player stopped several times with this film</source>
        <translation>El reproductor se detuvo varias veces con esta película</translation>
    </message>
    <message>
        <source>Try another film; this one may be damaged</source>
        <translation>Pruebe otra película; esta puede estar dañada</translation>
    </message>
    <message>
        <source>The player is starting</source>
        <translation>El reproductor se está iniciando</translation>
    </message>
    <message>
        <source>Try again in a moment</source>
        <translation>Inténtelo de nuevo en un momento</translation>
    </message>
    <message>
        <source>No film is open</source>
        <translation>No hay ninguna película abierta</translation>
    </message>
    <message>
        <source>Open one first</source>
        <translation>Abra una primero</translation>
    </message>
    <message>
        <source>The player hangs with this film</source>
        <translation>El reproductor se queda colgado con esta película</translation>
    </message>
    <message>
        <source>Open it once more; if it hangs again, the file or its disk may be damaged</source>
        <translation>Ábrala otra vez; si vuelve a colgarse, puede que el archivo o su disco estén dañados</translation>
    </message>
    <message>
        <source>What is live goes at its own speed</source>
        <translation>Lo que es en directo va a su propia velocidad</translation>
    </message>
    <message>
        <source>Pictures are stepped through while the film is paused</source>
        <translation>Las imágenes se recorren mientras la película está en pausa</translation>
    </message>
    <message>
        <source>Pause it first</source>
        <translation>Páusela primero</translation>
    </message>
    <message>
        <source>The film&apos;s file cannot be opened</source>
        <translation>No se puede abrir el archivo de la película</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Sources</name>
    <message>
        <source>There is no folder %1</source>
        <translation>No existe la carpeta %1</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>Elija otra carpeta</translation>
    </message>
    <message>
        <source>Hearth may not look into %1</source>
        <translation>Hearth no tiene permiso para ver %1</translation>
    </message>
    <message>
        <source>Let the user who runs Hearth read it</source>
        <translation>Permita que la lea el usuario que ejecuta Hearth</translation>
    </message>
    <message>
        <source>%1 holds what Hearth itself keeps</source>
        <translation>%1 contiene los datos del propio Hearth</translation>
    </message>
    <message>
        <source>There are too many folders already</source>
        <translation>Ya hay demasiadas carpetas</translation>
    </message>
    <message>
        <source>Take one away first</source>
        <translation>Quite una primero</translation>
    </message>
    <message>
        <source>This folder came with the start of Hearth</source>
        <translation>Esta carpeta se indicó al iniciar Hearth</translation>
    </message>
    <message>
        <source>Start Hearth without it</source>
        <translation>Inicie Hearth sin ella</translation>
    </message>
    <message>
        <source>%1 is the system itself</source>
        <translation>%1 es el propio sistema</translation>
    </message>
    <message>
        <source>Choose a folder that films lie in</source>
        <translation>Elija una carpeta que contenga películas</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::UpNext</name>
    <message>
        <source>Nothing follows this</source>
        <translation>Después no hay nada</translation>
    </message>
    <message>
        <source>Nothing comes before this</source>
        <translation>Antes no hay nada</translation>
    </message>
    <message>
        <source>No film is open</source>
        <translation>No hay ninguna película abierta</translation>
    </message>
    <message>
        <source>Open one first</source>
        <translation>Abra una primero</translation>
    </message>
    <message>
        <source>No list is on</source>
        <translation>No se está reproduciendo ninguna lista</translation>
    </message>
    <message>
        <source>Play an album, a playlist or a folder first</source>
        <translation>Reproduzca primero un álbum, una lista o una carpeta</translation>
    </message>
</context>
<context>
    <name>hearth::player::Channels</name>
    <message>
        <source>There is no such channel</source>
        <translation>No existe ese canal</translation>
    </message>
    <message>
        <source>There are too many lists of channels</source>
        <translation>Hay demasiadas listas de canales</translation>
    </message>
    <message>
        <source>Take one away first</source>
        <translation>Quite una primero</translation>
    </message>
    <message>
        <source>There are no channels in this list</source>
        <translation>No hay canales en esta lista</translation>
    </message>
</context>
<context>
    <name>hearth::store::Profiles</name>
    <message>
        <source>There is no such profile</source>
        <translation>Ese perfil no existe</translation>
    </message>
    <message>
        <source>A household has %1 profiles at most</source>
        <translation>Un hogar tiene %1 perfiles como máximo</translation>
    </message>
    <message>
        <source>Remove one first</source>
        <translation>Elimine uno primero</translation>
    </message>
    <message>
        <source>One profile has to stay a grown-up&apos;s</source>
        <translation>Un perfil tiene que seguir siendo de un adulto</translation>
    </message>
    <message>
        <source>This profile is watching</source>
        <translation>Este perfil está viendo</translation>
    </message>
    <message>
        <source>Change to another one first</source>
        <translation>Cambie a otro primero</translation>
    </message>
</context>
<context>
    <name>hearth::ui::Speech</name>
    <message>
        <source>There is no voice for this language on this TV</source>
        <translation>Este televisor no tiene voz para este idioma</translation>
    </message>
    <message>
        <source>There is no voice on this TV: speech-dispatcher does not answer</source>
        <translation>Este televisor no tiene voz: speech-dispatcher no responde</translation>
    </message>
</context>
</TS>
