<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>AboutPanel</name>
    <message>
        <source>Hearth %1</source>
        <translation>Hearth %1</translation>
    </message>
    <message>
        <source>%1 GB of memory, %2 GB free</source>
        <translation>%1 GB Arbeitsspeicher, %2 GB frei</translation>
    </message>
    <message>
        <source>1 processor core</source>
        <translation>1 Prozessorkern</translation>
    </message>
    <message numerus="yes">
        <source>%n processor cores</source>
        <translation>
            <numerusform>%n Prozessorkern</numerusform>
            <numerusform>%n Prozessorkerne</numerusform>
        </translation>
    </message>
    <message>
        <source>No address in a network</source>
        <translation>Keine Adresse im Netzwerk</translation>
    </message>
    <message>
        <source>The addresses of this TV in the home</source>
        <translation>Die Adressen dieses Fernsehers im Heimnetz</translation>
    </message>
    <message>
        <source>Set up again</source>
        <translation>Neu einrichten</translation>
    </message>
    <message>
        <source>Language, network, phone, films, who watches. Nothing is lost.</source>
        <translation>Sprache, Netzwerk, Handy, Filme, wer schaut. Nichts geht verloren.</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>What runs here, and what was noted last</source>
        <translation>Was hier läuft und was zuletzt vermerkt wurde</translation>
    </message>
    <message>
        <source>Started once</source>
        <translation>Einmal gestartet</translation>
    </message>
    <message numerus="yes">
        <source>Started %n times</source>
        <translation>
            <numerusform>%n-mal gestartet</numerusform>
            <numerusform>%n-mal gestartet</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing unusual was noted</source>
        <translation>Nichts Ungewöhnliches vermerkt</translation>
    </message>
</context>
<context>
    <name>AccountPage</name>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>On the appliance&apos;s page: Configuration, Configure MQTT. Host, port, user and password as here; Topic is %1; Full Topic stays as it is.</source>
        <translation>Auf der Seite des Geräts: Configuration, Configure MQTT. Host, Port, Benutzer und Passwort wie hier; Topic ist %1; Full Topic bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>On Zigbee2MQTT&apos;s page: Settings, MQTT. Server mqtt://address:port, user and password as here; the base topic stays zigbee2mqtt. Switch Home Assistant integration on.</source>
        <translation>Auf der Seite von Zigbee2MQTT: Settings, MQTT. Server mqtt://Adresse:Port, Benutzer und Passwort wie hier; das Basis-Topic bleibt zigbee2mqtt. Die Home-Assistant-Integration einschalten.</translation>
    </message>
    <message>
        <source>In the appliance&apos;s YAML, below mqtt: broker, port, username and password as here; topic_prefix is %1; discovery stays on.</source>
        <translation>Im YAML des Geräts unter mqtt: broker, port, username und password wie hier; topic_prefix ist %1; discovery bleibt an.</translation>
    </message>
    <message>
        <source>On the appliance&apos;s page: Settings, MQTT. Server address:port, user and password as here; MQTT prefix is %1; RPC and status notifications over MQTT on.</source>
        <translation>Auf der Seite des Geräts: Settings, MQTT. Server Adresse:Port, Benutzer und Passwort wie hier; MQTT-Präfix ist %1; RPC und Statusmeldungen über MQTT an.</translation>
    </message>
    <message>
        <source>On the appliance&apos;s page: Config, Sync Interfaces, MQTT. Broker, port, username and password as here; Device Topic is wled/%1.</source>
        <translation>Auf der Seite des Geräts: Config, Sync Interfaces, MQTT. Broker, Port, Username und Passwort wie hier; Device Topic ist wled/%1.</translation>
    </message>
    <message>
        <source>In the appliance&apos;s MQTT settings. Its topics begin with %1; discovery for Home Assistant is on.</source>
        <translation>In den MQTT-Einstellungen des Geräts. Seine Topics beginnen mit %1; Discovery für Home Assistant ist an.</translation>
    </message>
    <message>
        <source>Enter this in the appliance</source>
        <translation>Das im Gerät eingeben</translation>
    </message>
    <message>
        <source>A grown-up can see this.</source>
        <translation>Das kann ein Erwachsener sehen.</translation>
    </message>
    <message>
        <source>Appliances of the home&apos;s network do not reach the TV yet.</source>
        <translation>Geräte im Heimnetz erreichen den Fernseher noch nicht.</translation>
    </message>
    <message>
        <source>Encrypted at port %1; the certificate&apos;s fingerprint is in Settings, Appliances.</source>
        <translation>Verschlüsselt an Port %1; der Fingerabdruck des Zertifikats steht in Einstellungen, Geräte.</translation>
    </message>
    <message>
        <source>Encrypted only; the appliance must take the TV&apos;s own certificate.</source>
        <translation>Nur verschlüsselt; das Gerät muss das eigene Zertifikat des Fernsehers annehmen.</translation>
    </message>
    <message>
        <source>Let them reach the TV</source>
        <translation>Zum Fernseher lassen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Take %1 away?</source>
        <translation>%1 entfernen?</translation>
    </message>
    <message>
        <source>The appliance that uses it is put out at once.</source>
        <translation>Das Gerät, das es benutzt, wird sofort getrennt.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Turn on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Dim</source>
        <translation>Dimmen</translation>
    </message>
    <message>
        <source>Brighten</source>
        <translation>Aufhellen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Verriegeln</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entriegeln</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Send to its dock</source>
        <translation>Zur Station schicken</translation>
    </message>
    <message>
        <source>light lights lamp lamps</source>
        <translation>Licht Lichter Lampe Lampen</translation>
    </message>
    <message>
        <source>All lights</source>
        <translation>Alle Lichter</translation>
    </message>
    <message>
        <source>lights on</source>
        <translation>Licht an Lichter an einschalten</translation>
    </message>
    <message>
        <source>lights off</source>
        <translation>Licht aus Lichter aus ausschalten</translation>
    </message>
    <message>
        <source>darker</source>
        <translation>dunkler</translation>
    </message>
    <message>
        <source>brighter</source>
        <translation>heller</translation>
    </message>
</context>
<context>
    <name>AgeMarks</name>
    <message>
        <source>For everybody</source>
        <translation>Für alle</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>Ab %1</translation>
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
        <translation>Diese Fotos sind nicht mehr da</translation>
    </message>
    <message>
        <source>Their folder was removed, or its disk is away.</source>
        <translation>Ihr Ordner wurde entfernt, oder die Festplatte ist nicht verbunden.</translation>
    </message>
</context>
<context>
    <name>AppKeyboard</name>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
</context>
<context>
    <name>AppLayer</name>
    <message>
        <source>Starting …</source>
        <translation>Startet …</translation>
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
        <translation>das ganze Internet</translation>
    </message>
    <message>
        <source>game pads</source>
        <translation>Gamepads</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>seeing appliances</source>
        <translation>Geräte sehen</translation>
    </message>
    <message>
        <source>driving appliances</source>
        <translation>Geräte steuern</translation>
    </message>
    <message>
        <source>%1 · signed by its maker and checked by Hearth</source>
        <translation>%1 · vom Hersteller signiert, von Hearth geprüft</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>Fernbedienung</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Installing · %1 of %2</source>
        <translation>Wird installiert · %1 von %2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Asks for nothing</source>
        <translation>Verlangt nichts</translation>
    </message>
    <message>
        <source>Asks for: %1</source>
        <translation>Verlangt: %1</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>%1 entfernen?</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Remove it and what it saved</source>
        <translation>Mit allem Gespeicherten entfernen</translation>
    </message>
</context>
<context>
    <name>ApplianceControl</name>
    <message>
        <source>Asking …</source>
        <translation>Wird gefragt …</translation>
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
        <translation>Aus</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>Fragt …</translation>
    </message>
    <message>
        <source>Room %1</source>
        <translation>Raum %1</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Betriebsart</translation>
    </message>
    <message>
        <source>Fan</source>
        <translation>Lüfter</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Ein/Aus</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>Tür</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>No picture has come yet</source>
        <translation>Noch ist kein Bild gekommen</translation>
    </message>
    <message>
        <source>It names an address of a picture. Nothing is fetched from there without your consent.</source>
        <translation>Es nennt die Adresse eines Bildes. Ohne Ihre Zustimmung wird von dort nichts geholt.</translation>
    </message>
    <message>
        <source>Picture of %1</source>
        <translation>Bild von %1</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Weniger</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Settings and readings: %1</source>
        <translation>Einstellungen und Messwerte: %1</translation>
    </message>
    <message>
        <source>Take %1 out?</source>
        <translation>%1 herausnehmen?</translation>
    </message>
    <message>
        <source>It does not answer, so it must be reset before it can be added again.</source>
        <translation>Es antwortet nicht und muss zurückgesetzt werden, bevor es wieder hinzugefügt werden kann.</translation>
    </message>
    <message>
        <source>To use it again it has to be added again.</source>
        <translation>Um es wieder zu nutzen, muss es neu hinzugefügt werden.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>Share with a phone</source>
        <translation>Mit einem Handy teilen</translation>
    </message>
    <message>
        <source>Show the code</source>
        <translation>Code zeigen</translation>
    </message>
    <message>
        <source>Take it out of the home</source>
        <translation>Aus dem Zuhause nehmen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>ApplianceWords</name>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Cooling</source>
        <translation>Kühlen</translation>
    </message>
    <message>
        <source>Heating</source>
        <translation>Heizen</translation>
    </message>
    <message>
        <source>Drying</source>
        <translation>Trocknen</translation>
    </message>
    <message>
        <source>Fan</source>
        <translation>Lüften</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>Leise</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Braucht Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Nicht erreichbar</translation>
    </message>
    <message numerus="yes">
        <source>%n min left</source>
        <translation>
            <numerusform>Noch %n Min.</numerusform>
            <numerusform>Noch %n Min.</numerusform>
        </translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>It does not answer now</source>
        <translation>Antwortet gerade nicht</translation>
    </message>
    <message>
        <source>Room %1, set to %2</source>
        <translation>Raum %1, eingestellt %2</translation>
    </message>
    <message>
        <source>Room %1</source>
        <translation>Raum %1</translation>
    </message>
    <message>
        <source>Door open</source>
        <translation>Tür offen</translation>
    </message>
    <message>
        <source>Door closed</source>
        <translation>Tür geschlossen</translation>
    </message>
    <message>
        <source>Open since %1</source>
        <translation>Offen seit %1</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>Öffnet …</translation>
    </message>
    <message>
        <source>Closing …</source>
        <translation>Schließt …</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Locking …</source>
        <translation>Schließt ab …</translation>
    </message>
    <message>
        <source>Unlocked</source>
        <translation>Aufgeschlossen</translation>
    </message>
    <message>
        <source>Unlocking …</source>
        <translation>Schließt auf …</translation>
    </message>
    <message>
        <source>Jammed</source>
        <translation>Klemmt</translation>
    </message>
    <message>
        <source>Disarmed</source>
        <translation>Unscharf</translation>
    </message>
    <message>
        <source>Disarming …</source>
        <translation>Wird unscharf …</translation>
    </message>
    <message>
        <source>Armed, at home</source>
        <translation>Scharf, jemand ist da</translation>
    </message>
    <message>
        <source>Armed, away</source>
        <translation>Scharf, alle sind weg</translation>
    </message>
    <message>
        <source>Armed for the night</source>
        <translation>Scharf für die Nacht</translation>
    </message>
    <message>
        <source>Armed, on holiday</source>
        <translation>Scharf, im Urlaub</translation>
    </message>
    <message>
        <source>Armed in part</source>
        <translation>Teilweise scharf</translation>
    </message>
    <message>
        <source>Arming …</source>
        <translation>Wird scharf …</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Alarm!</source>
        <translation>Alarm!</translation>
    </message>
    <message>
        <source>Cleaning</source>
        <translation>Reinigt</translation>
    </message>
    <message>
        <source>Mowing</source>
        <translation>Mäht</translation>
    </message>
    <message>
        <source>At its dock</source>
        <translation>An der Station</translation>
    </message>
    <message>
        <source>On its way back</source>
        <translation>Auf dem Rückweg</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Lock it</source>
        <translation>Abschließen</translation>
    </message>
    <message>
        <source>Unlock it</source>
        <translation>Aufschließen</translation>
    </message>
    <message>
        <source>Disarm it</source>
        <translation>Unscharf stellen</translation>
    </message>
    <message>
        <source>Arm at home</source>
        <translation>Scharf stellen, jemand ist da</translation>
    </message>
    <message>
        <source>Arm, away</source>
        <translation>Scharf stellen, alle sind weg</translation>
    </message>
    <message>
        <source>Arm for the night</source>
        <translation>Für die Nacht scharf stellen</translation>
    </message>
    <message>
        <source>Arm, on holiday</source>
        <translation>Für den Urlaub scharf stellen</translation>
    </message>
    <message>
        <source>Arm in part</source>
        <translation>Teilweise scharf stellen</translation>
    </message>
    <message>
        <source>Sound the alarm</source>
        <translation>Alarm auslösen</translation>
    </message>
    <message>
        <source>Back to its dock</source>
        <translation>Zurück zur Station</translation>
    </message>
    <message>
        <source>Let it call</source>
        <translation>Rufen lassen</translation>
    </message>
    <message>
        <source>Clean here</source>
        <translation>Hier reinigen</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installieren</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Betriebsart</translation>
    </message>
    <message>
        <source>Swing</source>
        <translation>Schwenken</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Target humidity</source>
        <translation>Gewünschte Feuchte</translation>
    </message>
    <message>
        <source>Humidity</source>
        <translation>Feuchte</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Tätigkeit</translation>
    </message>
    <message>
        <source>Tilt</source>
        <translation>Neigung</translation>
    </message>
    <message>
        <source>Suction</source>
        <translation>Saugkraft</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Valve</source>
        <translation>Ventil</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>Rollladen</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Schloss</translation>
    </message>
    <message>
        <source>Alarm panel</source>
        <translation>Alarmanlage</translation>
    </message>
    <message>
        <source>Robot</source>
        <translation>Roboter</translation>
    </message>
    <message>
        <source>Doorbell</source>
        <translation>Türklingel</translation>
    </message>
    <message>
        <source>Button</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Aktualisierung</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Ein/Aus</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Noch nicht bekannt</translation>
    </message>
    <message>
        <source>OK: do it</source>
        <translation>OK: ausführen</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 um %2</translation>
    </message>
    <message>
        <source>Is being installed</source>
        <translation>Wird installiert</translation>
    </message>
    <message>
        <source>%1 can be installed</source>
        <translation>%1 kann installiert werden</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>At home</source>
        <translation>Zu Hause</translation>
    </message>
    <message>
        <source>Room temperature</source>
        <translation>Raumtemperatur</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>Tür</translation>
    </message>
    <message>
        <source>%1 at %2 from this TV</source>
        <translation>%1 um %2 von diesem Fernseher aus</translation>
    </message>
    <message>
        <source>%1 at %2 from this TV, by %3</source>
        <translation>%1 um %2 von diesem Fernseher aus, von %3</translation>
    </message>
    <message>
        <source>%1 at %2 by a phone</source>
        <translation>%1 um %2 von einem Telefon</translation>
    </message>
    <message>
        <source>%1 at %2 by %3</source>
        <translation>%1 um %2 von %3</translation>
    </message>
    <message>
        <source>%1 at %2 by a program of the home</source>
        <translation>%1 um %2 von einem Programm des Hauses</translation>
    </message>
    <message>
        <source>%1 at %2 at the appliance itself</source>
        <translation>%1 um %2 am Gerät selbst</translation>
    </message>
    <message>
        <source>%1 before %2; who did it was not seen</source>
        <translation>%1 vor %2; wer es war, wurde nicht gesehen</translation>
    </message>
    <message>
        <source>Turned on</source>
        <translation>Eingeschaltet</translation>
    </message>
    <message>
        <source>Turned off</source>
        <translation>Ausgeschaltet</translation>
    </message>
    <message>
        <source>Set to %1</source>
        <translation>Auf %1 gestellt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <source>As it was last heard</source>
        <translation>So war es zuletzt zu hören</translation>
    </message>
    <message>
        <source>It has told nothing yet</source>
        <translation>Es hat noch nichts gemeldet</translation>
    </message>
</context>
<context>
    <name>AppliancesPanel</name>
    <message>
        <source>Only this TV</source>
        <translation>Nur dieser Fernseher</translation>
    </message>
    <message>
        <source>With a password</source>
        <translation>Mit Passwort</translation>
    </message>
    <message>
        <source>Encrypted only</source>
        <translation>Nur verschlüsselt</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Etwas anderes</translation>
    </message>
    <message>
        <source>What is added?</source>
        <translation>Was wird hinzugefügt?</translation>
    </message>
    <message>
        <source>That is no address of a broker</source>
        <translation>Das ist keine Adresse eines Brokers</translation>
    </message>
    <message>
        <source>Does it ask for a name?</source>
        <translation>Fragt er nach einem Namen?</translation>
    </message>
    <message>
        <source>Yes, with a password</source>
        <translation>Ja, mit Passwort</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Name on the broker</source>
        <translation>Name beim Broker</translation>
    </message>
    <message>
        <source>Password of %1</source>
        <translation>Passwort von %1</translation>
    </message>
    <message>
        <source>Which broker do appliances use?</source>
        <translation>Welchen Broker nutzen die Geräte?</translation>
    </message>
    <message>
        <source>The TV&apos;s own</source>
        <translation>Den des Fernsehers</translation>
    </message>
    <message>
        <source>One that the home has already</source>
        <translation>Einen, den es im Haus schon gibt</translation>
    </message>
    <message>
        <source>Address of the broker</source>
        <translation>Adresse des Brokers</translation>
    </message>
    <message>
        <source>Add an appliance</source>
        <translation>Gerät hinzufügen</translation>
    </message>
    <message>
        <source>Appliances of the home&apos;s network</source>
        <translation>Geräte im Heimnetz</translation>
    </message>
    <message>
        <source>None of them reaches the TV&apos;s broker now.</source>
        <translation>Keines von ihnen erreicht jetzt den Broker des Fernsehers.</translation>
    </message>
    <message>
        <source>They reach it at %1, port %2, or encrypted at port %3.</source>
        <translation>Sie erreichen ihn unter %1, Port %2, oder verschlüsselt an Port %3.</translation>
    </message>
    <message>
        <source>They reach it at %1, encrypted at port %2.</source>
        <translation>Sie erreichen ihn unter %1, verschlüsselt an Port %2.</translation>
    </message>
    <message>
        <source>Who may reach the TV&apos;s broker?</source>
        <translation>Wer darf den Broker des Fernsehers erreichen?</translation>
    </message>
    <message>
        <source>Nobody is let in without a password, and each account sees what is its own.</source>
        <translation>Ohne Passwort kommt niemand hinein, und jedes Konto sieht nur das Seine.</translation>
    </message>
    <message>
        <source>Fingerprint of the TV&apos;s certificate (SHA-256)</source>
        <translation>Fingerabdruck des Zertifikats des Fernsehers (SHA-256)</translation>
    </message>
    <message>
        <source>Use the home&apos;s broker %1</source>
        <translation>Den Broker %1 im Haus benutzen</translation>
    </message>
    <message>
        <source>The TV&apos;s own broker</source>
        <translation>Der Broker des Fernsehers</translation>
    </message>
    <message>
        <source>The home&apos;s broker at %1</source>
        <translation>Der Broker im Haus unter %1</translation>
    </message>
    <message>
        <source>It works.</source>
        <translation>Er arbeitet.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Zigbee appliances</source>
        <translation>Zigbee-Geräte</translation>
    </message>
    <message>
        <source>Lets one join, names and removes them.</source>
        <translation>Lässt eines beitreten, benennt und entfernt sie.</translation>
    </message>
    <message>
        <source>Matter appliance</source>
        <translation>Matter-Gerät</translation>
    </message>
    <message>
        <source>Matter asks for the appliance&apos;s code; the others get a name and a password of their own for the TV&apos;s broker.</source>
        <translation>Matter fragt nach dem Code des Geräts; die anderen bekommen einen eigenen Namen und ein Passwort für den Broker des Fernsehers.</translation>
    </message>
    <message>
        <source>By its Matter code, or with a name and a password that are to be entered in it.</source>
        <translation>Mit seinem Matter-Code oder mit einem Namen und einem Passwort, die in ihm eingegeben werden.</translation>
    </message>
</context>
<context>
    <name>BatteriesPage</name>
    <message>
        <source>Weak batteries</source>
        <translation>Schwache Batterien</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Schwach</translation>
    </message>
    <message>
        <source>No weak batteries</source>
        <translation>Keine schwachen Batterien</translation>
    </message>
    <message>
        <source>What runs on batteries has enough for now.</source>
        <translation>Was mit Batterien läuft, hat vorerst genug.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>BluetoothPanel</name>
    <message>
        <source>Remote</source>
        <translation>Fernbedienung</translation>
    </message>
    <message>
        <source>Game pad</source>
        <translation>Gamepad</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Handy</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Battery %1 %</source>
        <translation>Akku %1 %</translation>
    </message>
    <message>
        <source>This TV has no Bluetooth, or BlueZ does not run.</source>
        <translation>Dieser Fernseher hat kein Bluetooth, oder BlueZ läuft nicht.</translation>
    </message>
    <message>
        <source>Looking for devices …</source>
        <translation>Sucht nach Geräten …</translation>
    </message>
    <message>
        <source>Look for devices</source>
        <translation>Geräte suchen</translation>
    </message>
    <message>
        <source>Hold the pairing key of the remote until its light blinks.</source>
        <translation>Halten Sie die Kopplungstaste der Fernbedienung, bis ihr Licht blinkt.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Koppeln</translation>
    </message>
    <message>
        <source>Pairing with %1 …</source>
        <translation>Koppelt mit %1 …</translation>
    </message>
    <message>
        <source>Forget %1?</source>
        <translation>%1 vergessen?</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Vergessen</translation>
    </message>
</context>
<context>
    <name>CoursePage</name>
    <message>
        <source>Begin again</source>
        <translation>Von vorn beginnen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Go on, %1</source>
        <translation>Weiter, %1</translation>
    </message>
    <message>
        <source>Begin with lesson 1</source>
        <translation>Mit Lektion 1 beginnen</translation>
    </message>
    <message>
        <source>Go on with part %1</source>
        <translation>Weiter mit Teil %1</translation>
    </message>
    <message>
        <source>Go on with lesson %1</source>
        <translation>Weiter mit Lektion %1</translation>
    </message>
    <message>
        <source>Go on watching</source>
        <translation>Weiterschauen</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>Von Anfang an</translation>
    </message>
    <message>
        <source>I have not done this</source>
        <translation>Noch nicht gemacht</translation>
    </message>
    <message>
        <source>I have done this</source>
        <translation>Schon gemacht</translation>
    </message>
    <message>
        <source>Before the chapters</source>
        <translation>Vor den Kapiteln</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>Kapitel</translation>
    </message>
    <message>
        <source>Last done on %1</source>
        <translation>Zuletzt gemacht: %1</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>Kapitel</translation>
    </message>
    <message>
        <source>This workout is not here any more</source>
        <translation>Dieses Training ist nicht mehr da</translation>
    </message>
    <message>
        <source>This course is not here any more</source>
        <translation>Dieser Kurs ist nicht mehr da</translation>
    </message>
    <message>
        <source>Its files were removed, or their disk is away.</source>
        <translation>Ihre Dateien wurden entfernt, oder die Festplatte ist nicht verbunden.</translation>
    </message>
</context>
<context>
    <name>DangerAlert</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weiterer</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>I have seen it</source>
        <translation>Ich habe es gesehen</translation>
    </message>
</context>
<context>
    <name>EnergyPage</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>No price</source>
        <translation>Kein Preis</translation>
    </message>
    <message>
        <source>What does a kilowatt-hour cost?</source>
        <translation>Was kostet eine Kilowattstunde?</translation>
    </message>
    <message>
        <source>By day, from 06:00</source>
        <translation>Am Tag, ab 06:00</translation>
    </message>
    <message>
        <source>And by night?</source>
        <translation>Und in der Nacht?</translation>
    </message>
    <message>
        <source>From 22:00 to 06:00</source>
        <translation>Von 22:00 bis 06:00</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>Set prices</source>
        <translation>Preise festlegen</translation>
    </message>
    <message>
        <source>Now %1</source>
        <translation>Jetzt %1</translation>
    </message>
    <message>
        <source>Nothing was used in this time, or nobody measured it.</source>
        <translation>In dieser Zeit wurde nichts verbraucht, oder niemand hat gemessen.</translation>
    </message>
    <message>
        <source>Nothing measures energy yet</source>
        <translation>Noch misst nichts Energie</translation>
    </message>
    <message>
        <source>A plug or a meter that tells its power or its energy shows up here by itself.</source>
        <translation>Eine Steckdose oder ein Zähler, der Leistung oder Energie meldet, erscheint hier von selbst.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
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
        <translation>Gesehen</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>A currency has at most %1 signs</source>
        <translation>Eine Währung hat höchstens %1 Zeichen</translation>
    </message>
    <message>
        <source>A tariff has at most %1 prices</source>
        <translation>Ein Tarif hat höchstens %1 Preise</translation>
    </message>
    <message>
        <source>A price begins at a full hour, 0 to 23</source>
        <translation>Ein Preis beginnt zur vollen Stunde, 0 bis 23</translation>
    </message>
    <message>
        <source>A kilowatt-hour costs from 0 to %1</source>
        <translation>Eine Kilowattstunde kostet von 0 bis %1</translation>
    </message>
    <message>
        <source>Two prices begin at %1:00</source>
        <translation>Zwei Preise beginnen um %1:00</translation>
    </message>
    <message>
        <source>Too much waits for the way to the appliances already</source>
        <translation>Es wartet schon zu viel auf den Weg zu den Geräten</translation>
    </message>
    <message>
        <source>Try again in a moment</source>
        <translation>Gleich noch einmal versuchen</translation>
    </message>
    <message>
        <source>A newer wish took its place</source>
        <translation>Ein neuerer Wunsch kam an seine Stelle</translation>
    </message>
    <message>
        <source>It cannot be asked for this by Matter</source>
        <translation>Über Matter geht das bei ihm nicht</translation>
    </message>
    <message>
        <source>It has no &quot;%1&quot; any more</source>
        <translation>Es hat kein „%1“ mehr</translation>
    </message>
    <message>
        <source>Make the appliance look for its home again, as its leaflet says</source>
        <translation>Das Gerät neu suchen lassen, wie seine Anleitung es sagt</translation>
    </message>
    <message>
        <source>See that the code belongs to this appliance</source>
        <translation>Prüfen, ob der Code zu diesem Gerät gehört</translation>
    </message>
    <message>
        <source>See that it has power and is near enough, and try again</source>
        <translation>Prüfen, ob es Strom hat und nah genug ist, dann noch einmal versuchen</translation>
    </message>
    <message>
        <source>Matter is starting</source>
        <translation>Matter startet</translation>
    </message>
    <message>
        <source>It has not been seen since the start</source>
        <translation>Es wurde seit dem Start nicht gesehen</translation>
    </message>
    <message>
        <source>Another appliance is being added</source>
        <translation>Gerade wird ein anderes Gerät hinzugefügt</translation>
    </message>
    <message>
        <source>Wait until it is here</source>
        <translation>Warten, bis es da ist</translation>
    </message>
    <message>
        <source>The code is on the appliance or in its leaflet: MT: and letters, or 11 digits</source>
        <translation>Der Code steht auf dem Gerät oder in seiner Anleitung: MT: und Buchstaben oder 11 Ziffern</translation>
    </message>
    <message>
        <source>%1 can be set from %2 to %3%4</source>
        <translation>%1 lässt sich von %2 bis %3%4 einstellen</translation>
    </message>
    <message>
        <source>%1 is set in steps of %2%3</source>
        <translation>%1 wird in Schritten von %2%3 eingestellt</translation>
    </message>
    <message>
        <source>%1 knows %2</source>
        <translation>%1 kennt %2</translation>
    </message>
    <message>
        <source>%1 takes a text of %2 to %3 characters</source>
        <translation>%1 nimmt einen Text von %2 bis %3 Zeichen</translation>
    </message>
    <message>
        <source>The %1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>%1 has no &quot;%2&quot;</source>
        <translation>%1 hat kein „%2“</translation>
    </message>
    <message>
        <source>%1 cannot be told to %2 from here</source>
        <translation>%1: „%2“ geht von hier aus nicht</translation>
    </message>
    <message>
        <source>%1 only tells this</source>
        <translation>%1 teilt das nur mit</translation>
    </message>
    <message>
        <source>%1 can be on or off</source>
        <translation>%1 ist ein oder aus</translation>
    </message>
    <message>
        <source>%1 takes no temperature</source>
        <translation>%1 nimmt keine Temperatur an</translation>
    </message>
    <message>
        <source>A code has at most %1 signs</source>
        <translation>Ein Code hat höchstens %1 Zeichen</translation>
    </message>
    <message>
        <source>It cannot be told this from here</source>
        <translation>Das geht von hier aus nicht</translation>
    </message>
    <message>
        <source>The home&apos;s broker refused the name or the password</source>
        <translation>Der Broker des Hauses hat Namen oder Passwort abgelehnt</translation>
    </message>
    <message>
        <source>The home&apos;s broker does not speak this version of MQTT</source>
        <translation>Der Broker des Hauses spricht diese MQTT-Version nicht</translation>
    </message>
    <message>
        <source>The home&apos;s broker is not ready</source>
        <translation>Der Broker des Hauses ist nicht bereit</translation>
    </message>
    <message>
        <source>The home&apos;s broker refused the connection (%1)</source>
        <translation>Der Broker des Hauses hat die Verbindung abgelehnt (%1)</translation>
    </message>
    <message>
        <source>The home&apos;s broker does not answer</source>
        <translation>Der Broker des Hauses antwortet nicht</translation>
    </message>
    <message>
        <source>The certificates for the home&apos;s broker cannot be read</source>
        <translation>Die Zertifikate für den Broker des Hauses lassen sich nicht lesen</translation>
    </message>
    <message>
        <source>The home&apos;s broker shows a certificate that is not trusted</source>
        <translation>Der Broker des Hauses zeigt ein Zertifikat, dem nicht vertraut wird</translation>
    </message>
    <message>
        <source>The home&apos;s broker did not answer in time</source>
        <translation>Der Broker des Hauses hat nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>It cannot be told this from here yet: %1</source>
        <translation>Das geht von hier aus noch nicht: %1</translation>
    </message>
    <message>
        <source>There is no network of appliances here</source>
        <translation>Hier gibt es kein Netz von Geräten</translation>
    </message>
    <message>
        <source>This appliance is not here any more</source>
        <translation>Dieses Gerät ist nicht mehr da</translation>
    </message>
    <message>
        <source>A name has at most %1 characters</source>
        <translation>Ein Name hat höchstens %1 Zeichen</translation>
    </message>
    <message>
        <source>It is not used</source>
        <translation>Es wird nicht benutzt</translation>
    </message>
    <message>
        <source>The %1 has no &quot;%2&quot;</source>
        <translation>%1 hat kein „%2“</translation>
    </message>
    <message>
        <source>Nothing reaches it now</source>
        <translation>Zurzeit erreicht es nichts</translation>
    </message>
    <message>
        <source>The %1 does not answer</source>
        <translation>%1 antwortet nicht</translation>
    </message>
    <message>
        <source>Check that it has power</source>
        <translation>Prüfen, ob es Strom hat</translation>
    </message>
    <message>
        <source>No Zigbee2MQTT is heard on the home&apos;s broker</source>
        <translation>Am Broker des Hauses ist kein Zigbee2MQTT zu hören</translation>
    </message>
    <message>
        <source>Add it in Settings, Appliances</source>
        <translation>In den Einstellungen unter Geräte hinzufügen</translation>
    </message>
    <message>
        <source>No history is kept now</source>
        <translation>Zurzeit wird kein Verlauf geführt</translation>
    </message>
    <message>
        <source>Zigbee2MQTT does not answer</source>
        <translation>Zigbee2MQTT antwortet nicht</translation>
    </message>
    <message>
        <source>Check that it runs and that its stick is plugged in</source>
        <translation>Prüfen, ob es läuft und sein Stick steckt</translation>
    </message>
    <message>
        <source>A name has 1 to 80 characters, and none of / + #</source>
        <translation>Ein Name hat 1 bis 80 Zeichen, ohne / + #</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Bytes</translation>
    </message>
    <message>
        <source>Zigbee2MQTT refused: %1</source>
        <translation>Zigbee2MQTT hat abgelehnt: %1</translation>
    </message>
    <message>
        <source>Bring the appliance near and try again</source>
        <translation>Das Gerät näher bringen und noch einmal versuchen</translation>
    </message>
    <message>
        <source>This appliance is not in the Zigbee network</source>
        <translation>Dieses Gerät ist nicht im Zigbee-Netz</translation>
    </message>
    <message>
        <source>Zigbee2MQTT is not asked for that</source>
        <translation>Darum wird Zigbee2MQTT nicht gebeten</translation>
    </message>
    <message>
        <source>The %1 is not running</source>
        <translation>%1 läuft nicht</translation>
    </message>
    <message>
        <source>The %1 did not answer in time</source>
        <translation>%1 hat nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>This set has no store</source>
        <translation>Dieses Gerät hat keinen Store</translation>
    </message>
    <message>
        <source>There is no such appliance</source>
        <translation>Dieses Gerät gibt es nicht</translation>
    </message>
    <message>
        <source>Nothing here can be asked for that</source>
        <translation>Hier kann nichts darum gebeten werden</translation>
    </message>
    <message>
        <source>%1 is not installed</source>
        <translation>%1 ist nicht installiert</translation>
    </message>
    <message>
        <source>Install it from the store</source>
        <translation>Im Store installieren</translation>
    </message>
    <message>
        <source>%1 does not run</source>
        <translation>%1 läuft nicht</translation>
    </message>
    <message>
        <source>No app is in front</source>
        <translation>Keine App ist vorn</translation>
    </message>
    <message>
        <source>%1 is still starting</source>
        <translation>%1 startet noch</translation>
    </message>
    <message>
        <source>There is no such account on the broker</source>
        <translation>Dieses Konto gibt es am Broker nicht</translation>
    </message>
    <message>
        <source>Free some space and try again</source>
        <translation>Etwas Platz schaffen und noch einmal versuchen</translation>
    </message>
    <message>
        <source>There are %1 accounts already</source>
        <translation>Es gibt schon %1 Konten</translation>
    </message>
    <message>
        <source>Take away one that is not used</source>
        <translation>Eines entfernen, das nicht benutzt wird</translation>
    </message>
    <message>
        <source>Another program has port %1 of the TV, so appliances of the network do not reach it</source>
        <translation>Ein anderes Programm hat Port %1 des Fernsehers, Geräte im Netz erreichen ihn nicht</translation>
    </message>
    <message>
        <source>Give the file&apos;s text, from -----BEGIN to the end</source>
        <translation>Den Text der Datei angeben, von -----BEGIN bis zum Ende</translation>
    </message>
    <message>
        <source>Matter did not start in time</source>
        <translation>Matter ist nicht rechtzeitig gestartet</translation>
    </message>
    <message>
        <source>packaging/deps --node installs it</source>
        <translation>packaging/deps --node installiert es</translation>
    </message>
    <message>
        <source>That is no Matter appliance</source>
        <translation>Das ist kein Matter-Gerät</translation>
    </message>
    <message>
        <source>Matter does not run</source>
        <translation>Matter läuft nicht</translation>
    </message>
    <message>
        <source>There is no such notice</source>
        <translation>Diese Meldung gibt es nicht</translation>
    </message>
    <message>
        <source>The set is busy</source>
        <translation>Das Gerät ist beschäftigt</translation>
    </message>
    <message>
        <source>There is no such title</source>
        <translation>Diesen Titel gibt es nicht</translation>
    </message>
    <message>
        <source>Too many wrong codes; wait %1 seconds</source>
        <translation>Zu viele falsche Codes; %1 Sekunden warten</translation>
    </message>
    <message>
        <source>Then type a new code from the TV</source>
        <translation>Dann einen neuen Code vom Fernseher eingeben</translation>
    </message>
    <message>
        <source>This is not the code on the TV, or it is too old</source>
        <translation>Das ist nicht der Code vom Fernseher, oder er ist zu alt</translation>
    </message>
    <message>
        <source>Choose New code on the TV and type that one</source>
        <translation>Am Fernseher „Neuer Code“ wählen und diesen eingeben</translation>
    </message>
    <message>
        <source>No phone %1 is paired</source>
        <translation>Kein Telefon %1 ist gekoppelt</translation>
    </message>
    <message>
        <source>The TV does not know this phone</source>
        <translation>Der Fernseher kennt dieses Telefon nicht</translation>
    </message>
    <message>
        <source>Type the code that the TV shows</source>
        <translation>Den Code eingeben, den der Fernseher zeigt</translation>
    </message>
    <message>
        <source>The film&apos;s file is not there now</source>
        <translation>Die Datei des Films ist gerade nicht da</translation>
    </message>
    <message>
        <source>Connect the disk that it lies on</source>
        <translation>Das Laufwerk anschließen, auf dem er liegt</translation>
    </message>
    <message>
        <source>It may have been removed from its folder</source>
        <translation>Er wurde vielleicht aus seinem Ordner entfernt</translation>
    </message>
    <message>
        <source>There is no such photo</source>
        <translation>Dieses Foto gibt es nicht</translation>
    </message>
    <message>
        <source>Looking into the file took too long</source>
        <translation>Das Untersuchen der Datei dauerte zu lange</translation>
    </message>
    <message>
        <source>The file may be damaged; copy it again</source>
        <translation>Die Datei ist vielleicht beschädigt; noch einmal kopieren</translation>
    </message>
    <message>
        <source>Reading the file stopped its reader (%1)</source>
        <translation>Die Datei hat ihren Leser zum Absturz gebracht (%1)</translation>
    </message>
    <message>
        <source>The server sends this film only from its beginning, and that is not enough to play it</source>
        <translation>Der Server sendet diesen Film nur von Anfang an, das reicht zum Abspielen nicht</translation>
    </message>
    <message>
        <source>Copy the file to a disk, or use a server that takes byte ranges</source>
        <translation>Die Datei auf ein Laufwerk kopieren oder einen Server nehmen, der Teile liefert</translation>
    </message>
    <message>
        <source>The file holds no picture and no sound</source>
        <translation>Die Datei enthält weder Bild noch Ton</translation>
    </message>
    <message>
        <source>The file may be damaged or incomplete; copy it again</source>
        <translation>Die Datei ist vielleicht beschädigt oder unvollständig; noch einmal kopieren</translation>
    </message>
    <message>
        <source>This film cannot be wound (%1)</source>
        <translation>In diesem Film lässt sich nicht springen (%1)</translation>
    </message>
    <message>
        <source>The film cannot be read further (%1)</source>
        <translation>Der Film lässt sich nicht weiter lesen (%1)</translation>
    </message>
    <message>
        <source>A part of the player is missing</source>
        <translation>Ein Teil des Players fehlt</translation>
    </message>
    <message>
        <source>Install Hearth&apos;s GStreamer packages again</source>
        <translation>Die GStreamer-Pakete von Hearth neu installieren</translation>
    </message>
    <message>
        <source>This set has no decoder for the film&apos;s format</source>
        <translation>Dieses Gerät hat keinen Decoder für das Format des Films</translation>
    </message>
    <message>
        <source>Try another version of the film</source>
        <translation>Eine andere Fassung des Films versuchen</translation>
    </message>
    <message>
        <source>The film cannot be played (%1)</source>
        <translation>Der Film lässt sich nicht abspielen (%1)</translation>
    </message>
    <message>
        <source>The film cannot be read</source>
        <translation>Der Film lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>The film is in %1 and this set has no decoder for it</source>
        <translation>Der Film ist in %1, dafür hat dieses Gerät keinen Decoder</translation>
    </message>
    <message>
        <source>The stream holds no picture and no sound</source>
        <translation>Der Stream enthält weder Bild noch Ton</translation>
    </message>
    <message>
        <source>Ask its provider; it may be broken</source>
        <translation>Den Anbieter fragen; er ist vielleicht kaputt</translation>
    </message>
    <message>
        <source>The stream holds nothing that can be played</source>
        <translation>Der Stream enthält nichts, was abgespielt werden kann</translation>
    </message>
    <message>
        <source>The stream&apos;s key is none</source>
        <translation>Der Schlüssel des Streams ist keiner</translation>
    </message>
    <message>
        <source>Try again later</source>
        <translation>Später noch einmal versuchen</translation>
    </message>
    <message>
        <source>A part of the stream is not whole</source>
        <translation>Ein Teil des Streams ist nicht ganz</translation>
    </message>
    <message>
        <source>A part of the stream is encrypted with another key</source>
        <translation>Ein Teil des Streams ist mit einem anderen Schlüssel verschlüsselt</translation>
    </message>
    <message>
        <source>%1 is too slow</source>
        <translation>%1 ist zu langsam</translation>
    </message>
    <message>
        <source>Check the network; try again later</source>
        <translation>Das Netz prüfen; später noch einmal versuchen</translation>
    </message>
    <message>
        <source>%1 does not have that part</source>
        <translation>%1 hat diesen Teil nicht</translation>
    </message>
    <message>
        <source>The stream&apos;s key has no address</source>
        <translation>Der Schlüssel des Streams hat keine Adresse</translation>
    </message>
    <message>
        <source>The list at this address is too long</source>
        <translation>Die Liste an dieser Adresse ist zu lang</translation>
    </message>
    <message>
        <source>Use the address of one film</source>
        <translation>Die Adresse eines einzelnen Films nehmen</translation>
    </message>
    <message>
        <source>The list at this address names nothing to play</source>
        <translation>Die Liste an dieser Adresse nennt nichts zum Abspielen</translation>
    </message>
    <message>
        <source>Use the address of the film itself</source>
        <translation>Die Adresse des Films selbst nehmen</translation>
    </message>
    <message>
        <source>Check that this is the address of the film and not of a page about it</source>
        <translation>Prüfen, ob es die Adresse des Films ist und nicht die einer Seite über ihn</translation>
    </message>
    <message>
        <source>This is not an address</source>
        <translation>Das ist keine Adresse</translation>
    </message>
    <message>
        <source>It should look like https://example.org/film.mp4</source>
        <translation>Sie sollte aussehen wie https://example.org/film.mp4</translation>
    </message>
    <message>
        <source>The address names no server</source>
        <translation>Die Adresse nennt keinen Server</translation>
    </message>
    <message>
        <source>Addresses that begin with &quot;%1:&quot; are not played</source>
        <translation>Adressen, die mit „%1:“ beginnen, werden nicht abgespielt</translation>
    </message>
    <message>
        <source>The stream cannot be read: %1</source>
        <translation>Der Stream lässt sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>The stream&apos;s index is too large</source>
        <translation>Der Index des Streams ist zu groß</translation>
    </message>
    <message>
        <source>This film is protected by a system that this set does not know</source>
        <translation>Dieser Film ist durch ein System geschützt, das dieses Gerät nicht kennt</translation>
    </message>
    <message>
        <source>Watch it in its provider&apos;s app</source>
        <translation>In der App des Anbieters ansehen</translation>
    </message>
    <message>
        <source>The film on the server is another one now</source>
        <translation>Der Film auf dem Server ist jetzt ein anderer</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>Noch einmal öffnen</translation>
    </message>
    <message>
        <source>%1 sends more than it should</source>
        <translation>%1 sendet mehr, als es sollte</translation>
    </message>
    <message>
        <source>Use another address</source>
        <translation>Eine andere Adresse nehmen</translation>
    </message>
    <message>
        <source>The licence of this stream is none</source>
        <translation>Die Lizenz dieses Streams ist keine</translation>
    </message>
    <message>
        <source>The description of this stream does not say where its key is</source>
        <translation>Die Beschreibung dieses Streams sagt nicht, wo sein Schlüssel ist</translation>
    </message>
    <message>
        <source>This film is protected by %1 and this set has no module for it</source>
        <translation>Dieser Film ist durch %1 geschützt, dafür hat dieses Gerät kein Modul</translation>
    </message>
    <message>
        <source>A part of the stream is protected in a broken way</source>
        <translation>Ein Teil des Streams ist fehlerhaft geschützt</translation>
    </message>
    <message>
        <source>This stream is protected in a way that this set does not know</source>
        <translation>Dieser Stream ist auf eine Art geschützt, die dieses Gerät nicht kennt</translation>
    </message>
    <message>
        <source>The licence of this stream has no key for a part of it</source>
        <translation>Die Lizenz dieses Streams hat für einen Teil keinen Schlüssel</translation>
    </message>
    <message>
        <source>Ask its provider</source>
        <translation>Den Anbieter fragen</translation>
    </message>
    <message>
        <source>The address needs an IPv4 address and a port</source>
        <translation>Die Adresse braucht eine IPv4-Adresse und einen Port</translation>
    </message>
    <message>
        <source>It should look like udp://@239.1.2.3:5000</source>
        <translation>Sie sollte aussehen wie udp://@239.1.2.3:5000</translation>
    </message>
    <message>
        <source>The stream cannot be received</source>
        <translation>Der Stream lässt sich nicht empfangen</translation>
    </message>
    <message>
        <source>Port %1 of this set cannot be listened to</source>
        <translation>An Port %1 dieses Geräts lässt sich nicht lauschen</translation>
    </message>
    <message>
        <source>The set&apos;s network does not carry this group</source>
        <translation>Das Netz des Geräts trägt diese Gruppe nicht</translation>
    </message>
    <message>
        <source>Check the network cable; multicast seldom passes Wi-Fi</source>
        <translation>Das Netzkabel prüfen; Multicast geht selten durch WLAN</translation>
    </message>
    <message>
        <source>Nobody sends anything to %1</source>
        <translation>Niemand sendet etwas an %1</translation>
    </message>
    <message>
        <source>Check the address, and whether the sender is on</source>
        <translation>Die Adresse prüfen, und ob der Sender an ist</translation>
    </message>
    <message>
        <source>What was sent is gone</source>
        <translation>Was gesendet wurde, ist vorbei</translation>
    </message>
    <message>
        <source>the store does not have %1</source>
        <translation>Der Store hat %1 nicht</translation>
    </message>
    <message>
        <source>the store answered with an error (%1)</source>
        <translation>Der Store antwortete mit einem Fehler (%1)</translation>
    </message>
    <message>
        <source>what was downloaded is not what was signed</source>
        <translation>Das Heruntergeladene ist nicht das Signierte</translation>
    </message>
    <message>
        <source>Try again; if it stays so, tell the operator of the store</source>
        <translation>Noch einmal versuchen; bleibt es so, dem Betreiber des Stores sagen</translation>
    </message>
    <message>
        <source>%1 needs %2 and %3 are free</source>
        <translation>%1 braucht %2, frei sind %3</translation>
    </message>
    <message>
        <source>Remove an app that you no longer use, then try again</source>
        <translation>Eine App entfernen, die nicht mehr gebraucht wird, dann noch einmal versuchen</translation>
    </message>
    <message>
        <source>there is no space left for %1</source>
        <translation>Für %1 ist kein Platz mehr</translation>
    </message>
    <message>
        <source>the download broke off after %1 of %2</source>
        <translation>Das Herunterladen brach nach %1 von %2 ab</translation>
    </message>
    <message>
        <source>Check the network and try again</source>
        <translation>Das Netz prüfen und noch einmal versuchen</translation>
    </message>
    <message>
        <source>%1 is too large</source>
        <translation>%1 ist zu groß</translation>
    </message>
    <message>
        <source>%1 is cut short</source>
        <translation>%1 ist abgeschnitten</translation>
    </message>
    <message>
        <source>the store&apos;s list and the app&apos;s maker do not name the same package</source>
        <translation>Die Liste des Stores und der Hersteller der App nennen nicht dasselbe Paket</translation>
    </message>
    <message>
        <source>Refresh the list of apps and try again</source>
        <translation>Die Liste der Apps auffrischen und noch einmal versuchen</translation>
    </message>
    <message>
        <source>the store has no app %1</source>
        <translation>Der Store hat keine App %1</translation>
    </message>
    <message>
        <source>%1 needs a newer version of this set&apos;s software</source>
        <translation>%1 braucht eine neuere Software dieses Geräts</translation>
    </message>
    <message>
        <source>Update the set, then try again</source>
        <translation>Das Gerät aktualisieren, dann noch einmal versuchen</translation>
    </message>
    <message>
        <source>%1 is not being installed</source>
        <translation>%1 wird nicht installiert</translation>
    </message>
    <message>
        <source>%1 is just being finished</source>
        <translation>%1 wird gerade fertig</translation>
    </message>
    <message>
        <source>%1 is running</source>
        <translation>%1 läuft</translation>
    </message>
    <message>
        <source>Close it first</source>
        <translation>Zuerst schließen</translation>
    </message>
    <message>
        <source>%1 is being updated</source>
        <translation>%1 wird aktualisiert</translation>
    </message>
    <message>
        <source>Wait or cancel</source>
        <translation>Warten oder abbrechen</translation>
    </message>
    <message>
        <source>unpacking %1 without an answer</source>
        <translation>Das Entpacken von %1 blieb ohne Antwort</translation>
    </message>
    <message>
        <source>Try again; if it stays so, tell the app&apos;s maker</source>
        <translation>Noch einmal versuchen; bleibt es so, dem Hersteller der App sagen</translation>
    </message>
    <message>
        <source>%1: its folder cannot be made</source>
        <translation>%1: sein Ordner lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>Make room in the storage</source>
        <translation>Im Speicher Platz schaffen</translation>
    </message>
    <message>
        <source>%1 is an app of a kind that this set cannot run</source>
        <translation>%1 ist eine App, wie sie dieses Gerät nicht ausführen kann</translation>
    </message>
    <message>
        <source>Update the set</source>
        <translation>Das Gerät aktualisieren</translation>
    </message>
    <message>
        <source>The browser did not answer</source>
        <translation>Der Browser hat nicht geantwortet</translation>
    </message>
    <message>
        <source>The app is still starting</source>
        <translation>Die App startet noch</translation>
    </message>
    <message>
        <source>The app has no manifest</source>
        <translation>Die App hat kein Manifest</translation>
    </message>
    <message>
        <source>Install it again</source>
        <translation>Noch einmal installieren</translation>
    </message>
    <message>
        <source>Nothing was changed. If it stays so, tell the operator of the store</source>
        <translation>Es wurde nichts geändert. Bleibt es so, dem Betreiber des Stores sagen</translation>
    </message>
    <message>
        <source>the store&apos;s list is out of date (%1 expired on %2)</source>
        <translation>Die Liste des Stores ist veraltet (%1 lief am %2 ab)</translation>
    </message>
    <message>
        <source>Check the clock of the set; if it is right, try again later</source>
        <translation>Die Uhr des Geräts prüfen; geht sie richtig, später noch einmal versuchen</translation>
    </message>
    <message>
        <source>%1 is not there</source>
        <translation>%1 ist nicht da</translation>
    </message>
    <message>
        <source>%1 answered %2</source>
        <translation>%1 antwortete mit %2</translation>
    </message>
    <message>
        <source>%1 has the wrong length</source>
        <translation>%1 hat die falsche Länge</translation>
    </message>
    <message>
        <source>%1 sent more than %2 bytes</source>
        <translation>%1 sendete mehr als %2 Bytes</translation>
    </message>
    <message>
        <source>%1 did not answer in time</source>
        <translation>%1 hat nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>The stream has a hole</source>
        <translation>Der Stream hat eine Lücke</translation>
    </message>
    <message>
        <source>%1 does not let this set see it (%2)</source>
        <translation>%1 lässt dieses Gerät nicht zusehen (%2)</translation>
    </message>
    <message>
        <source>Sign in with the provider, or ask for another address</source>
        <translation>Beim Anbieter anmelden oder um eine andere Adresse bitten</translation>
    </message>
    <message>
        <source>%1 has nothing at this address (%2)</source>
        <translation>%1 hat unter dieser Adresse nichts (%2)</translation>
    </message>
    <message>
        <source>Check the address; what stood there may be gone</source>
        <translation>Die Adresse prüfen; was dort war, ist vielleicht weg</translation>
    </message>
    <message>
        <source>%1 has an error of its own (%2)</source>
        <translation>%1 hat selbst einen Fehler (%2)</translation>
    </message>
    <message>
        <source>Nobody knows the address %1</source>
        <translation>Niemand kennt die Adresse %1</translation>
    </message>
    <message>
        <source>Check its spelling and the set&apos;s network</source>
        <translation>Schreibweise und Netz des Geräts prüfen</translation>
    </message>
    <message>
        <source>%1 takes no connection</source>
        <translation>%1 nimmt keine Verbindung an</translation>
    </message>
    <message>
        <source>Check the network, and whether the server is on</source>
        <translation>Das Netz prüfen, und ob der Server an ist</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 antwortet nicht</translation>
    </message>
    <message>
        <source>%1 broke off</source>
        <translation>%1 hat abgebrochen</translation>
    </message>
    <message>
        <source>%1 cannot prove that it is that server</source>
        <translation>%1 kann nicht beweisen, dass es dieser Server ist</translation>
    </message>
    <message>
        <source>Check the set&apos;s date; if it is right, do not trust this address</source>
        <translation>Das Datum des Geräts prüfen; stimmt es, dieser Adresse nicht trauen</translation>
    </message>
    <message>
        <source>%1 sends from address to address without end</source>
        <translation>%1 schickt endlos von Adresse zu Adresse</translation>
    </message>
    <message>
        <source>%1 cannot be read (%2)</source>
        <translation>%1 lässt sich nicht lesen (%2)</translation>
    </message>
    <message>
        <source>Check the address and the network</source>
        <translation>Adresse und Netz prüfen</translation>
    </message>
    <message>
        <source>The file %1 cannot be read</source>
        <translation>Die Datei %1 lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>This list is too large</source>
        <translation>Diese Liste ist zu groß</translation>
    </message>
    <message>
        <source>There is no file or folder %1</source>
        <translation>Es gibt keine Datei und keinen Ordner %1</translation>
    </message>
    <message>
        <source>See whether its disk is plugged in</source>
        <translation>Sehen Sie nach, ob der Datenträger angeschlossen ist</translation>
    </message>
    <message>
        <source>The parts of a stream lie in %1</source>
        <translation>In %1 liegen die Teile eines Streams</translation>
    </message>
    <message>
        <source>Open it by the address of its server</source>
        <translation>Öffnen Sie ihn über die Adresse seines Servers</translation>
    </message>
    <message>
        <source>%1 is no film and no music</source>
        <translation>%1 ist weder Film noch Musik</translation>
    </message>
    <message>
        <source>Open a film, a song, a playlist or a folder</source>
        <translation>Öffnen Sie einen Film, ein Lied, eine Wiedergabeliste oder einen Ordner</translation>
    </message>
    <message>
        <source>There is nothing to play in %1</source>
        <translation>In %1 gibt es nichts abzuspielen</translation>
    </message>
    <message>
        <source>The list %1 names nothing to play</source>
        <translation>Die Liste %1 nennt nichts zum Abspielen</translation>
    </message>
    <message>
        <source>Mount the folder and add it to the folders of films</source>
        <translation>Hängen Sie den Ordner ein und fügen Sie ihn den Filmordnern hinzu</translation>
    </message>
    <message>
        <source>A file of this set is not an address</source>
        <translation>Eine Datei dieses Geräts ist keine Adresse</translation>
    </message>
    <message>
        <source>Open it from the library</source>
        <translation>Öffnen Sie sie aus der Bibliothek</translation>
    </message>
    <message>
        <source>Folders on the network are not opened by address</source>
        <translation>Ordner im Netz werden nicht über eine Adresse geöffnet</translation>
    </message>
    <message>
        <source>FTP is not played</source>
        <translation>FTP wird nicht abgespielt</translation>
    </message>
    <message>
        <source>Copy the file, or use an address that begins with http</source>
        <translation>Kopieren Sie die Datei oder nehmen Sie eine Adresse, die mit http beginnt</translation>
    </message>
    <message>
        <source>SFTP is not played</source>
        <translation>SFTP wird nicht abgespielt</translation>
    </message>
    <message>
        <source>RTMP is not played</source>
        <translation>RTMP wird nicht abgespielt</translation>
    </message>
    <message>
        <source>Look whether the server offers HLS as well</source>
        <translation>Sehen Sie nach, ob der Server auch HLS anbietet</translation>
    </message>
    <message>
        <source>MMS is not played</source>
        <translation>MMS wird nicht abgespielt</translation>
    </message>
    <message>
        <source>This is no stream</source>
        <translation>Das ist kein Stream</translation>
    </message>
    <message>
        <source>Use an address that begins with http</source>
        <translation>Nehmen Sie eine Adresse, die mit http beginnt</translation>
    </message>
    <message>
        <source>That is too long for a Matter code</source>
        <translation>Das ist zu lang für einen Matter-Code</translation>
    </message>
    <message>
        <source>That is not the text of a Matter QR code</source>
        <translation>Das ist nicht der Text eines Matter-QR-Codes</translation>
    </message>
    <message>
        <source>That is no Matter code</source>
        <translation>Das ist kein Matter-Code</translation>
    </message>
    <message>
        <source>One of the digits is not right</source>
        <translation>Eine der Ziffern stimmt nicht</translation>
    </message>
    <message>
        <source>This phone has not been paired</source>
        <translation>Dieses Handy ist nicht gekoppelt</translation>
    </message>
    <message>
        <source>The film&apos;s beginning cannot be found</source>
        <translation>Der Anfang des Films ist nicht zu finden</translation>
    </message>
    <message>
        <source>This is not a film that can be read</source>
        <translation>Das ist kein Film, der sich lesen lässt</translation>
    </message>
    <message>
        <source>The film&apos;s picture and sound cannot be found</source>
        <translation>Bild und Ton des Films sind nicht zu finden</translation>
    </message>
    <message>
        <source>The stream&apos;s key cannot be fetched</source>
        <translation>Der Schlüssel des Streams lässt sich nicht holen</translation>
    </message>
    <message>
        <source>The stream&apos;s licence cannot be fetched</source>
        <translation>Die Lizenz des Streams lässt sich nicht holen</translation>
    </message>
    <message>
        <source>These subtitles (%1) cannot be shown yet</source>
        <translation>Diese Untertitel (%1) lassen sich noch nicht zeigen</translation>
    </message>
    <message>
        <source>These subtitles cannot be read</source>
        <translation>Diese Untertitel lassen sich nicht lesen</translation>
    </message>
    <message>
        <source>There is no picture called so</source>
        <translation>Es gibt kein Bild, das so heißt</translation>
    </message>
    <message>
        <source>Hearth went away during the call</source>
        <translation>Hearth war während der Anfrage plötzlich weg</translation>
    </message>
    <message>
        <source>Hearth is not running</source>
        <translation>Hearth läuft nicht</translation>
    </message>
    <message>
        <source>Start it with packaging/run</source>
        <translation>Starten Sie es mit packaging/run</translation>
    </message>
    <message>
        <source>The list&apos;s server answers with %1</source>
        <translation>Der Server der Liste antwortet mit %1</translation>
    </message>
    <message>
        <source>Use one that begins with http, https, rtsp, udp or rtp</source>
        <translation>Verwenden Sie eine, die mit http, https, rtsp, udp oder rtp beginnt</translation>
    </message>
    <message>
        <source>%1 does not answer as an RTSP server does</source>
        <translation>%1 antwortet nicht wie ein RTSP-Server</translation>
    </message>
    <message>
        <source>Check the address and its port, which is mostly 554, and whether the camera is on</source>
        <translation>Prüfen Sie die Adresse und ihren Port, meist 554, und ob die Kamera eingeschaltet ist</translation>
    </message>
    <message>
        <source>%1 asks for a user name and a password</source>
        <translation>%1 verlangt einen Benutzernamen und ein Passwort</translation>
    </message>
    <message>
        <source>%1 refuses this user name or password</source>
        <translation>%1 lehnt diesen Benutzernamen oder dieses Passwort ab</translation>
    </message>
    <message>
        <source>Write the camera&apos;s own into the address: rtsp://user:password@host/path</source>
        <translation>Schreiben Sie die der Kamera in die Adresse: rtsp://user:password@host/path</translation>
    </message>
    <message>
        <source>Check in the camera&apos;s settings who may watch</source>
        <translation>Prüfen Sie in den Einstellungen der Kamera, wer zusehen darf</translation>
    </message>
    <message>
        <source>Check the address; its path stands in the camera&apos;s manual</source>
        <translation>Prüfen Sie die Adresse; ihr Pfad steht in der Anleitung der Kamera</translation>
    </message>
    <message>
        <source>%1 sends only by UDP, which this set does not take</source>
        <translation>%1 sendet nur über UDP, was dieses Gerät nicht annimmt</translation>
    </message>
    <message>
        <source>Turn on RTSP over TCP in the camera&apos;s settings</source>
        <translation>Schalten Sie in den Einstellungen der Kamera RTSP über TCP ein</translation>
    </message>
    <message>
        <source>Try again in a moment; cameras let only a few watch at once</source>
        <translation>Versuchen Sie es gleich noch einmal; Kameras lassen nur wenige zugleich zusehen</translation>
    </message>
    <message>
        <source>%1 offers too many streams at once</source>
        <translation>%1 bietet zu viele Streams auf einmal an</translation>
    </message>
    <message>
        <source>Use the address of one camera</source>
        <translation>Verwenden Sie die Adresse einer einzelnen Kamera</translation>
    </message>
    <message>
        <source>%1 sends no picture and no sound</source>
        <translation>%1 sendet weder Bild noch Ton</translation>
    </message>
    <message>
        <source>Check the camera&apos;s settings</source>
        <translation>Prüfen Sie die Einstellungen der Kamera</translation>
    </message>
    <message>
        <source>%1 sends something else now</source>
        <translation>%1 sendet jetzt etwas anderes</translation>
    </message>
    <message>
        <source>The media server does not have this any more</source>
        <translation>Der Medienserver hat das nicht mehr</translation>
    </message>
    <message>
        <source>The media server refuses (%1)</source>
        <translation>Der Medienserver lehnt ab (%1)</translation>
    </message>
    <message>
        <source>Allow this TV on the media server, and try again</source>
        <translation>Erlauben Sie diesen Fernseher am Medienserver und versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>See whether it is switched on and in this TV&apos;s network</source>
        <translation>Sehen Sie nach, ob er eingeschaltet und im Netz dieses Fernsehers ist</translation>
    </message>
    <message>
        <source>%1 answers with something else than its folders</source>
        <translation>%1 antwortet mit etwas anderem als seinen Ordnern</translation>
    </message>
    <message>
        <source>Restart the media server, and try again</source>
        <translation>Starten Sie den Medienserver neu und versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>This cannot be played on this TV</source>
        <translation>Das kann dieser Fernseher nicht abspielen</translation>
    </message>
    <message>
        <source>There is nothing to play in this folder</source>
        <translation>In diesem Ordner gibt es nichts abzuspielen</translation>
    </message>
    <message>
        <source>%1 leads back into this TV</source>
        <translation>%1 führt zurück in diesen Fernseher</translation>
    </message>
    <message>
        <source>It does not answer now</source>
        <translation>Es antwortet gerade nicht</translation>
    </message>
    <message>
        <source>It has not answered to what was asked before</source>
        <translation>Es hat auf das Vorige noch nicht geantwortet</translation>
    </message>
    <message>
        <source>It did not answer in time</source>
        <translation>Es hat nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>This TV cannot listen into the home&apos;s network</source>
        <translation>Dieser Fernseher kann nicht in das Heimnetz hören</translation>
    </message>
    <message>
        <source>The appliance at %1 does not answer</source>
        <translation>Das Gerät unter %1 antwortet nicht</translation>
    </message>
    <message>
        <source>It needs its password</source>
        <translation>Es braucht sein Passwort</translation>
    </message>
    <message>
        <source>Type it on the appliance&apos;s page</source>
        <translation>Auf der Seite des Geräts eingeben</translation>
    </message>
    <message>
        <source>The appliance refuses: %1</source>
        <translation>Das Gerät lehnt ab: %1</translation>
    </message>
    <message>
        <source>That is not its password</source>
        <translation>Das ist nicht sein Passwort</translation>
    </message>
    <message>
        <source>Type it again</source>
        <translation>Noch einmal eingeben</translation>
    </message>
    <message>
        <source>Another was typed meanwhile</source>
        <translation>Inzwischen wurde ein anderes eingegeben</translation>
    </message>
    <message>
        <source>The film&apos;s disk does not answer</source>
        <translation>Die Platte des Films antwortet nicht</translation>
    </message>
    <message>
        <source>See whether it is connected, and whether its server runs</source>
        <translation>Prüfen, ob sie angeschlossen ist und ob ihr Server läuft</translation>
    </message>
</context>
<context>
    <name>FilmLayer</name>
    <message>
        <source>Back to Home</source>
        <translation>Zurück zur Startseite</translation>
    </message>
    <message>
        <source>The list goes on with %1</source>
        <translation>Die Liste geht weiter mit %1</translation>
    </message>
</context>
<context>
    <name>FilmOsd</name>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Season %1, episode %2 · %3</source>
        <translation>Staffel %1, Folge %2 · %3</translation>
    </message>
    <message>
        <source>Ends %1</source>
        <translation>Endet %1</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Subtitles: %1</source>
        <translation>Untertitel: %1</translation>
    </message>
    <message>
        <source>No subtitles</source>
        <translation>Keine Untertitel</translation>
    </message>
    <message>
        <source>Sound: %1</source>
        <translation>Ton: %1</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>No sound device answers; the film goes on without sound</source>
        <translation>Kein Tongerät antwortet; der Film läuft ohne Ton weiter</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Untertitel</translation>
    </message>
    <message>
        <source>Small picture</source>
        <translation>Kleines Bild</translation>
    </message>
    <message>
        <source>The network is away; the film goes on when it is back</source>
        <translation>Das Netz ist weg; der Film geht weiter, sobald es wieder da ist</translation>
    </message>
    <message>
        <source>A part of the stream is missing and was left out</source>
        <translation>Ein Teil des Streams fehlt und wurde ausgelassen</translation>
    </message>
    <message>
        <source>This was too long ago; the stream goes on from its oldest part</source>
        <translation>Das ist zu lange her; der Stream geht bei seinem ältesten Teil weiter</translation>
    </message>
    <message>
        <source>The provider sends nothing new; waiting for it</source>
        <translation>Der Anbieter sendet nichts Neues; es wird gewartet</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>This film&apos;s picture cannot be shown; the sound goes on</source>
        <translation>Das Bild dieses Films lässt sich nicht zeigen; der Ton läuft weiter</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>Repeat this song</source>
        <translation>Dieses Lied wiederholen</translation>
    </message>
    <message>
        <source>Repeat the album</source>
        <translation>Album wiederholen</translation>
    </message>
    <message>
        <source>Repeat: off</source>
        <translation>Wiederholen: aus</translation>
    </message>
    <message>
        <source>Shuffled</source>
        <translation>Gemischt</translation>
    </message>
    <message>
        <source>Shuffle: off</source>
        <translation>Mischen: aus</translation>
    </message>
    <message>
        <source>%1 · %2 of %3</source>
        <translation>%1 · %2 von %3</translation>
    </message>
    <message>
        <source>Repeat the list</source>
        <translation>Liste wiederholen</translation>
    </message>
    <message>
        <source>Lesson %1 · %2</source>
        <translation>Lektion %1 · %2</translation>
    </message>
    <message>
        <source>Part %1 · %2</source>
        <translation>Teil %1 · %2</translation>
    </message>
    <message>
        <source>Closed captions (%1)</source>
        <translation>Untertitel für Hörgeschädigte (%1)</translation>
    </message>
    <message>
        <source>Second subtitles</source>
        <translation>Zweite Untertitel</translation>
    </message>
    <message>
        <source>No second subtitles</source>
        <translation>Keine zweiten Untertitel</translation>
    </message>
    <message>
        <source>This set has no decoder for the film&apos;s sound (%1). Choose another sound or get another version</source>
        <translation>Dieses Gerät hat keinen Decoder für den Ton des Films (%1). Wählen Sie einen anderen Ton oder nehmen Sie eine andere Fassung</translation>
    </message>
    <message>
        <source>The colours are wrong: this film is in a Dolby Vision that only Dolby&apos;s screens understand. Get it in HDR10 or SDR</source>
        <translation>Die Farben stimmen nicht: Dieser Film ist in einem Dolby Vision, das nur Bildschirme von Dolby verstehen. Nehmen Sie eine Fassung in HDR10 oder SDR</translation>
    </message>
    <message>
        <source>The film&apos;s disk does not answer; the film goes on when it is back</source>
        <translation>Die Platte des Films antwortet nicht; der Film geht weiter, sobald sie wieder da ist</translation>
    </message>
    <message>
        <source>Season %1, episode %2</source>
        <translation>Staffel %1, Folge %2</translation>
    </message>
</context>
<context>
    <name>HistoryGraph</name>
    <message>
        <source>Last 24 hours</source>
        <translation>Letzte 24 Stunden</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>History: %1</source>
        <translation>Verlauf: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>nothing is known yet</source>
        <translation>noch nichts bekannt</translation>
    </message>
    <message>
        <source>%1 to %2, on average %3</source>
        <translation>%1 bis %2, im Mittel %3</translation>
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
        <translation>%1 offen</translation>
    </message>
    <message>
        <source>on for %1</source>
        <translation>%1 an</translation>
    </message>
    <message>
        <source>%1 · %2 · OK: the next</source>
        <translation>%1 · %2 · OK: das Nächste</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Nothing to watch yet</source>
        <translation>Noch nichts anzusehen</translation>
    </message>
    <message>
        <source>Go on watching</source>
        <translation>Weiterschauen</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>All episodes</source>
        <translation>Alle Folgen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>I have not seen this</source>
        <translation>Noch nicht gesehen</translation>
    </message>
    <message>
        <source>I have seen this</source>
        <translation>Schon gesehen</translation>
    </message>
    <message>
        <source>Take off this row</source>
        <translation>Aus dieser Reihe nehmen</translation>
    </message>
    <message>
        <source>Move this row up</source>
        <translation>Diese Reihe nach oben</translation>
    </message>
    <message>
        <source>Move this row down</source>
        <translation>Diese Reihe nach unten</translation>
    </message>
    <message>
        <source>Hide this row</source>
        <translation>Diese Reihe ausblenden</translation>
    </message>
    <message>
        <source>Hidden. Settings, Home, shows it again.</source>
        <translation>Ausgeblendet. Unter Einstellungen, Startseite lässt sie sich wieder einblenden.</translation>
    </message>
    <message>
        <source>It is here because you began it and did not see the end. Last watched: %1.</source>
        <translation>Hier, weil es begonnen und nicht zu Ende gesehen wurde. Zuletzt gesehen: %1.</translation>
    </message>
    <message>
        <source>It is here because it is the episode after the one you saw to its end: %1.</source>
        <translation>Hier, weil es die Folge nach der zu Ende gesehenen ist: %1.</translation>
    </message>
    <message>
        <source>It is here because you left the game in the middle: %1.</source>
        <translation>Hier, weil das Spiel mittendrin verlassen wurde: %1.</translation>
    </message>
    <message>
        <source>It is here because it is running now.</source>
        <translation>Hier, weil es gerade läuft.</translation>
    </message>
    <message>
        <source>It is here because it is in your store and not on this TV. Nobody can pay for a place.</source>
        <translation>Hier, weil es im Store ist und noch nicht auf diesem Fernseher. Niemand kann für einen Platz bezahlen.</translation>
    </message>
    <message>
        <source>It is here because it is installed; the latest used stands first.</source>
        <translation>Hier, weil es installiert ist; das zuletzt Benutzte steht vorn.</translation>
    </message>
    <message>
        <source>It is here because it is in your home.</source>
        <translation>Hier, weil es zu diesem Zuhause gehört.</translation>
    </message>
    <message>
        <source>It is here because it lies in your folders.</source>
        <translation>Hier, weil es in Ihren Ordnern liegt.</translation>
    </message>
    <message>
        <source>All lessons</source>
        <translation>Alle Lektionen</translation>
    </message>
    <message>
        <source>All parts</source>
        <translation>Alle Teile</translation>
    </message>
    <message>
        <source>It is here because it comes after the one you saw to its end: %1.</source>
        <translation>Steht hier, weil es auf das folgt, was Sie zu Ende gesehen haben: %1.</translation>
    </message>
    <message>
        <source>No longer one of mine</source>
        <translation>Nicht mehr meiner</translation>
    </message>
    <message>
        <source>Keep among my channels</source>
        <translation>Zu meinen Sendern</translation>
    </message>
    <message>
        <source>It is here because you keep it among your channels.</source>
        <translation>Er steht hier, weil er zu Ihren Sendern gehört.</translation>
    </message>
    <message>
        <source>It is here because it is in your list of channels; those that you keep or watched stand first.</source>
        <translation>Er steht hier, weil er in Ihrer Senderliste ist; gemerkte und gesehene stehen vorn.</translation>
    </message>
    <message>
        <source>No longer keep this row on top</source>
        <translation>Diese Reihe nicht mehr oben behalten</translation>
    </message>
    <message>
        <source>Keep this row on top</source>
        <translation>Diese Reihe oben behalten</translation>
    </message>
    <message>
        <source>Say where films lie, or connect a disk. Appliances appear here by themselves.</source>
        <translation>Sagen, wo Filme liegen, oder ein Laufwerk anschließen. Geräte erscheinen hier von selbst.</translation>
    </message>
    <message>
        <source>Films and disks</source>
        <translation>Filme und Festplatten</translation>
    </message>
    <message>
        <source>Rows of Home are hidden</source>
        <translation>Reihen der Startseite sind ausgeblendet</translation>
    </message>
    <message>
        <source>The others have nothing to show now.</source>
        <translation>Die anderen haben gerade nichts zu zeigen.</translation>
    </message>
    <message>
        <source>Rows of Home</source>
        <translation>Reihen der Startseite</translation>
    </message>
</context>
<context>
    <name>HomePills</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n Min.</numerusform>
            <numerusform>%n Min.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>%1 offen</translation>
    </message>
</context>
<context>
    <name>HomeRowsPanel</name>
    <message>
        <source>Move this row up</source>
        <translation>Diese Reihe nach oben</translation>
    </message>
    <message>
        <source>Move this row down</source>
        <translation>Diese Reihe nach unten</translation>
    </message>
    <message>
        <source>No longer keep this row on top</source>
        <translation>Diese Reihe nicht mehr oben behalten</translation>
    </message>
    <message>
        <source>Keep this row on top</source>
        <translation>Diese Reihe oben behalten</translation>
    </message>
    <message>
        <source>Kept on top</source>
        <translation>Bleibt oben</translation>
    </message>
</context>
<context>
    <name>HomeSummary</name>
    <message>
        <source>%1 until %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 is open</source>
        <translation>%1 ist offen</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message numerus="yes">
        <source>%n weak batteries</source>
        <translation>
            <numerusform>%n schwache Batterie</numerusform>
            <numerusform>%n schwache Batterien</numerusform>
        </translation>
    </message>
    <message>
        <source>Add an appliance</source>
        <translation>Gerät hinzufügen</translation>
    </message>
</context>
<context>
    <name>HouseholdPanel</name>
    <message>
        <source>Profiles</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>Everybody&apos;s own rows, and limits for children.</source>
        <translation>Eigene Reihen für alle und Grenzen für Kinder.</translation>
    </message>
    <message>
        <source>The household&apos;s PIN</source>
        <translation>Die PIN des Haushalts</translation>
    </message>
    <message>
        <source>Opens to a child what is not for its age, more time, and settings.</source>
        <translation>Öffnet einem Kind, was nicht für sein Alter ist, mehr Zeit und die Einstellungen.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Festlegen</translation>
    </message>
</context>
<context>
    <name>KeyGrid</name>
    <message>
        <source>Space</source>
        <translation>Leerzeichen</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Alles löschen</translation>
    </message>
    <message>
        <source>Other letters</source>
        <translation>Andere Buchstaben</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Capital letter</source>
        <translation>Großbuchstabe</translation>
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
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Noch nichts hier</translation>
    </message>
    <message>
        <source>Start Hearth with a folder of films, or connect a disk.</source>
        <translation>Hearth mit einem Filmordner starten oder eine Festplatte anschließen.</translation>
    </message>
</context>
<context>
    <name>LivePage</name>
    <message>
        <source>All channels</source>
        <translation>Alle Sender</translation>
    </message>
    <message>
        <source>My channels</source>
        <translation>Meine Sender</translation>
    </message>
    <message>
        <source>Which channels?</source>
        <translation>Welche Sender?</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>No longer one of mine</source>
        <translation>Nicht mehr meiner</translation>
    </message>
    <message>
        <source>Keep among my channels</source>
        <translation>Zu meinen Sendern</translation>
    </message>
    <message>
        <source>Live TV</source>
        <translation>Live-TV</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>None of them is yours yet</source>
        <translation>Noch kein eigener Sender</translation>
    </message>
    <message>
        <source>Menu on a channel keeps it here.</source>
        <translation>Die Menütaste auf einem Sender merkt ihn hier.</translation>
    </message>
    <message>
        <source>The list is being read</source>
        <translation>Die Liste wird gelesen</translation>
    </message>
    <message>
        <source>No channels yet</source>
        <translation>Noch keine Sender</translation>
    </message>
    <message>
        <source>Your provider has a list of them, an M3U address. Hearth reads it every day.</source>
        <translation>Ihr Anbieter hat eine Liste davon, eine M3U-Adresse. Hearth liest sie jeden Tag.</translation>
    </message>
    <message>
        <source>Add a list</source>
        <translation>Liste hinzufügen</translation>
    </message>
</context>
<context>
    <name>LivePanel</name>
    <message>
        <source>Being read …</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>%1. What was read before stays.</source>
        <translation>%1. Was vorher gelesen wurde, bleibt.</translation>
    </message>
    <message>
        <source>Read %1</source>
        <translation>Gelesen %1</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Add a list of channels</source>
        <translation>Senderliste hinzufügen</translation>
    </message>
    <message>
        <source>The M3U address of your provider, or a file; a phone can type it.</source>
        <translation>Die M3U-Adresse Ihres Anbieters oder eine Datei; ein Telefon kann sie tippen.</translation>
    </message>
    <message>
        <source>Where is the list?</source>
        <translation>Wo ist die Liste?</translation>
    </message>
    <message numerus="yes">
        <source>%n channels</source>
        <translation>
            <numerusform>%n Sender</numerusform>
            <numerusform>%n Sender</numerusform>
        </translation>
    </message>
    <message>
        <source>Digits of the remote pick one; Up and Down go through them while one plays.</source>
        <translation>Die Ziffern der Fernbedienung wählen einen; Auf und Ab wechseln, während einer läuft.</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Home</source>
        <translation>Startseite</translation>
    </message>
    <message>
        <source>Apps and games</source>
        <translation>Apps und Spiele</translation>
    </message>
    <message>
        <source>My home</source>
        <translation>Mein Zuhause</translation>
    </message>
    <message>
        <source>Phone as remote</source>
        <translation>Handy als Fernbedienung</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Live TV</source>
        <translation>Live-TV</translation>
    </message>
    <message>
        <source>%1. %2.</source>
        <translation>%1. %2.</translation>
    </message>
    <message>
        <source>Volume, lights, standby</source>
        <translation>Lautstärke, Licht, Standby</translation>
    </message>
</context>
<context>
    <name>MatterAddPage</name>
    <message>
        <source>Matter is starting …</source>
        <translation>Matter startet …</translation>
    </message>
    <message>
        <source>Looking for the appliance …</source>
        <translation>Das Gerät wird gesucht …</translation>
    </message>
    <message>
        <source>It is found and gets its keys …</source>
        <translation>Es ist gefunden und bekommt seine Schlüssel …</translation>
    </message>
    <message>
        <source>It joins the home …</source>
        <translation>Es kommt ins Zuhause …</translation>
    </message>
    <message>
        <source>It is asked what it can …</source>
        <translation>Es wird gefragt, was es kann …</translation>
    </message>
    <message>
        <source>No appliance with this code waits to be added. Make it look for its home again, as its leaflet says.</source>
        <translation>Kein Gerät mit diesem Code wartet darauf, hinzugefügt zu werden. Lassen Sie es wie in seiner Anleitung wieder nach dem Zuhause suchen.</translation>
    </message>
    <message>
        <source>The appliance refused the code. See that the code belongs to it.</source>
        <translation>Das Gerät hat den Code abgelehnt. Prüfen Sie, ob der Code zu ihm gehört.</translation>
    </message>
    <message>
        <source>The appliance did not answer. See that it has power and is near enough, and try again.</source>
        <translation>Das Gerät hat nicht geantwortet. Prüfen Sie, ob es Strom hat und nah genug ist, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Add a Matter appliance</source>
        <translation>Ein Matter-Gerät hinzufügen</translation>
    </message>
    <message>
        <source>The code is on the appliance or in its leaflet, below the Matter sign: 11 digits, or the text of its QR code, which begins with MT:. A phone can type it too.</source>
        <translation>Der Code steht auf dem Gerät oder in seiner Anleitung unter dem Matter-Zeichen: 11 Ziffern oder der Text des QR-Codes, der mit MT: beginnt. Auch ein Handy kann ihn eingeben.</translation>
    </message>
    <message>
        <source>It is here.</source>
        <translation>Es ist da.</translation>
    </message>
    <message>
        <source>Another code</source>
        <translation>Ein anderer Code</translation>
    </message>
    <message>
        <source>Enter the code</source>
        <translation>Code eingeben</translation>
    </message>
    <message>
        <source>Code of the appliance</source>
        <translation>Code des Geräts</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>MatterSharePage</name>
    <message>
        <source>Share with a phone</source>
        <translation>Mit einem Handy teilen</translation>
    </message>
    <message>
        <source>In the phone&apos;s app for the home, add an appliance and scan this code or enter the digits. It holds for %1:%2.</source>
        <translation>In der Zuhause-App des Handys ein Gerät hinzufügen und diesen Code scannen oder die Ziffern eingeben. Er gilt noch %1:%2.</translation>
    </message>
    <message>
        <source>The appliance is asked to let a phone in.</source>
        <translation>Das Gerät wird gebeten, ein Handy einzulassen.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Noch einmal fragen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>MusicPage</name>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>This music is not here any more</source>
        <translation>Diese Musik ist nicht mehr da</translation>
    </message>
    <message>
        <source>Its files were removed, or their disk is away.</source>
        <translation>Die Dateien wurden entfernt, oder ihre Festplatte fehlt.</translation>
    </message>
</context>
<context>
    <name>MyHomePage</name>
    <message>
        <source>My home</source>
        <translation>Mein Zuhause</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>Anderswo</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>All controls</source>
        <translation>Alle Bedienelemente</translation>
    </message>
    <message>
        <source>Works without the internet</source>
        <translation>Funktioniert ohne Internet</translation>
    </message>
    <message>
        <source>It does not answer now; its last state is shown</source>
        <translation>Antwortet gerade nicht; gezeigt wird der letzte Zustand</translation>
    </message>
    <message>
        <source>No appliances yet</source>
        <translation>Noch keine Geräte</translation>
    </message>
    <message>
        <source>Switch an appliance on. It appears here by itself, with its controls and its room.</source>
        <translation>Schalten Sie ein Gerät ein. Es erscheint hier von selbst, mit Bedienung und Raum.</translation>
    </message>
    <message>
        <source>Seen, not yet understood: %1</source>
        <translation>Gesehen, noch nicht verstanden: %1</translation>
    </message>
    <message>
        <source>Add an appliance</source>
        <translation>Gerät hinzufügen</translation>
    </message>
    <message>
        <source>Not heard again yet; its last state is shown</source>
        <translation>Noch nicht wieder gehört; gezeigt wird der letzte Stand</translation>
    </message>
</context>
<context>
    <name>NetworkPanel</name>
    <message>
        <source>Connected. The network is set up in the system that Hearth runs on.</source>
        <translation>Verbunden. Das Netzwerk wird im System eingerichtet, auf dem Hearth läuft.</translation>
    </message>
    <message>
        <source>Not connected. The network is set up in the system that Hearth runs on; NetworkManager does not run here.</source>
        <translation>Nicht verbunden. Das Netzwerk wird im System eingerichtet, auf dem Hearth läuft; NetworkManager ist hier nicht aktiv.</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Connected to %1</source>
        <translation>Verbunden mit %1</translation>
    </message>
    <message>
        <source>Connected by cable</source>
        <translation>Per Kabel verbunden</translation>
    </message>
    <message>
        <source>Password of %1</source>
        <translation>Passwort für %1</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Neu suchen</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
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
        <translation>Nächste Lektion in %1 s</translation>
    </message>
    <message>
        <source>Next exercise in %1 s</source>
        <translation>Nächste Übung in %1 s</translation>
    </message>
    <message>
        <source>Next episode in %1 s</source>
        <translation>Nächste Folge in %1 s</translation>
    </message>
    <message>
        <source>Next lesson</source>
        <translation>Nächste Lektion</translation>
    </message>
    <message>
        <source>Next exercise</source>
        <translation>Nächste Übung</translation>
    </message>
    <message>
        <source>Next episode</source>
        <translation>Nächste Folge</translation>
    </message>
    <message>
        <source>Season %1, episode %2</source>
        <translation>Staffel %1, Folge %2</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>Next song</source>
        <translation>Nächstes Lied</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>OptionList</name>
    <message>
        <source>chosen</source>
        <translation>gewählt</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>One moment …</source>
        <translation>Einen Moment …</translation>
    </message>
</context>
<context>
    <name>PhonePage</name>
    <message>
        <source>Phone as remote</source>
        <translation>Handy als Fernbedienung</translation>
    </message>
    <message>
        <source>New code</source>
        <translation>Neuer Code</translation>
    </message>
    <message>
        <source>Point the phone&apos;s camera at the picture, or open the address and type the code. The code works once, for five minutes.</source>
        <translation>Richten Sie die Handykamera auf das Bild, oder öffnen Sie die Adresse und geben Sie den Code ein. Er gilt einmal und fünf Minuten lang.</translation>
    </message>
    <message>
        <source>Only this TV itself can open the address yet.</source>
        <translation>Bisher kann nur dieser Fernseher selbst die Adresse öffnen.</translation>
    </message>
    <message>
        <source>Let phones in the home connect</source>
        <translation>Handys im Haus verbinden lassen</translation>
    </message>
</context>
<context>
    <name>PhonesPanel</name>
    <message>
        <source>A phone</source>
        <translation>Ein Handy</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Last here %1</source>
        <translation>Zuletzt hier: %1</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Add a phone</source>
        <translation>Handy hinzufügen</translation>
    </message>
    <message>
        <source>Shows an address and a code.</source>
        <translation>Zeigt eine Adresse und einen Code.</translation>
    </message>
    <message>
        <source>Phones in the home may connect</source>
        <translation>Handys im Haus dürfen sich verbinden</translation>
    </message>
    <message>
        <source>Over the home&apos;s network, and only with the code on this screen.</source>
        <translation>Über das Heimnetz und nur mit dem Code auf diesem Bildschirm.</translation>
    </message>
</context>
<context>
    <name>PhotoPage</name>
    <message>
        <source>This photo is not here any more</source>
        <translation>Dieses Foto ist nicht mehr da</translation>
    </message>
    <message>
        <source>This photo cannot be shown</source>
        <translation>Dieses Foto lässt sich nicht zeigen</translation>
    </message>
    <message>
        <source>Its file was removed, or its disk is away.</source>
        <translation>Seine Datei wurde entfernt, oder die Festplatte ist nicht verbunden.</translation>
    </message>
    <message>
        <source>Photo %1 of %2</source>
        <translation>Foto %1 von %2</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>End the slide show</source>
        <translation>Diaschau beenden</translation>
    </message>
    <message>
        <source>Slide show</source>
        <translation>Diaschau</translation>
    </message>
    <message>
        <source>Its file may be damaged; copy it again.</source>
        <translation>Die Datei ist vielleicht beschädigt; kopieren Sie sie noch einmal.</translation>
    </message>
</context>
<context>
    <name>Pins</name>
    <message>
        <source>A PIN has four to eight digits</source>
        <translation>Eine PIN hat vier bis acht Ziffern</translation>
    </message>
    <message>
        <source>Choose another one</source>
        <translation>Wählen Sie eine andere</translation>
    </message>
    <message>
        <source>Too many wrong PINs</source>
        <translation>Zu viele falsche PINs</translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n min</source>
        <translation>
            <numerusform>Versuchen Sie es in %n Min. noch einmal</numerusform>
            <numerusform>Versuchen Sie es in %n Min. noch einmal</numerusform>
        </translation>
    </message>
    <message>
        <source>This needs the PIN</source>
        <translation>Dafür ist die PIN nötig</translation>
    </message>
    <message>
        <source>This is not the PIN</source>
        <translation>Das ist nicht die PIN</translation>
    </message>
</context>
<context>
    <name>PlaybackPanel</name>
    <message>
        <source>With the picture</source>
        <translation>Mit dem Bild</translation>
    </message>
    <message>
        <source>%1 s later</source>
        <translation>%1 s später</translation>
    </message>
    <message>
        <source>%1 s earlier</source>
        <translation>%1 s früher</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Picture by picture</source>
        <translation>Bild für Bild</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Untertitel</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>The list</source>
        <translation>Die Liste</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>Dies</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>Mischen</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
</context>
<context>
    <name>PrivacyPanel</name>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Everything stays in this TV</source>
        <translation>Alles bleibt in diesem Fernseher</translation>
    </message>
    <message>
        <source>What is watched, searched and switched at home is told to nobody. Stores and providers see which of their things are asked for.</source>
        <translation>Was zu Hause gesehen, gesucht und geschaltet wird, erfährt niemand. Läden und Anbieter sehen, was von ihnen abgerufen wird.</translation>
    </message>
    <message>
        <source>Remember what is watched</source>
        <translation>Merken, was gesehen wird</translation>
    </message>
    <message>
        <source>For Continue and what comes next.</source>
        <translation>Für „Weiter“ und das Nächste.</translation>
    </message>
    <message>
        <source>Forget what was watched</source>
        <translation>Vergessen, was gesehen wurde</translation>
    </message>
    <message>
        <source>Of the profile that watches now: films, where they were left, channels.</source>
        <translation>Des Profils, das jetzt schaut: Filme, wo sie verlassen wurden, Sender.</translation>
    </message>
    <message>
        <source>Forget what was watched?</source>
        <translation>Vergessen, was gesehen wurde?</translation>
    </message>
    <message>
        <source>Continue is then empty, and films begin at their beginning.</source>
        <translation>„Weiter“ ist dann leer, und Filme beginnen von vorn.</translation>
    </message>
    <message>
        <source>Forgotten</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Forget what appliances told</source>
        <translation>Vergessen, was Geräte gemeldet haben</translation>
    </message>
    <message>
        <source>Temperatures, energy and other numbers over time. The appliances stay.</source>
        <translation>Temperaturen, Energie und andere Werte über die Zeit. Die Geräte bleiben.</translation>
    </message>
    <message>
        <source>Forget what appliances told?</source>
        <translation>Vergessen, was Geräte gemeldet haben?</translation>
    </message>
    <message>
        <source>Their lines begin anew.</source>
        <translation>Ihre Linien beginnen neu.</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>A profile has a name of 1 to 40 letters</source>
        <translation>Ein Profil hat einen Namen aus 1 bis 40 Buchstaben</translation>
    </message>
    <message>
        <source>Type a name</source>
        <translation>Geben Sie einen Namen ein</translation>
    </message>
</context>
<context>
    <name>ProfilePage</name>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n Std.</numerusform>
            <numerusform>%n Std.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n Min.</numerusform>
            <numerusform>%n Min.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 Std. %2 Min.</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Only what is for everybody</source>
        <translation>Nur was für alle ist</translation>
    </message>
    <message>
        <source>Up to %1</source>
        <translation>Bis %1 Jahre</translation>
    </message>
    <message>
        <source>A child</source>
        <translation>Ein Kind</translation>
    </message>
    <message>
        <source>A guest, whose traces go</source>
        <translation>Ein Gast, dessen Spuren verschwinden</translation>
    </message>
    <message>
        <source>A grown-up</source>
        <translation>Ein Erwachsener</translation>
    </message>
    <message>
        <source>First letter</source>
        <translation>Anfangsbuchstabe</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>Gesicht</translation>
    </message>
    <message>
        <source>Child</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Paw</source>
        <translation>Pfote</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern</translation>
    </message>
    <message>
        <source>Heart</source>
        <translation>Herz</translation>
    </message>
    <message>
        <source>Flower</source>
        <translation>Blume</translation>
    </message>
    <message>
        <source>Game</source>
        <translation>Spiel</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>Musik</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Gast</translation>
    </message>
    <message>
        <source>Watch as %1</source>
        <translation>Als %1 schauen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What is the name?</source>
        <translation>Wie ist der Name?</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Whose it is</source>
        <translation>Für wen es ist</translation>
    </message>
    <message>
        <source>What may be watched</source>
        <translation>Was gesehen werden darf</translation>
    </message>
    <message>
        <source>Films and games for older people are not shown; what nobody has judged asks for the PIN.</source>
        <translation>Filme und Spiele für Ältere werden nicht gezeigt; was niemand eingestuft hat, fragt nach der PIN.</translation>
    </message>
    <message>
        <source>Time in front of the screen, a day</source>
        <translation>Bildschirmzeit am Tag</translation>
    </message>
    <message>
        <source>Films and apps count. The household&apos;s PIN adds half an hour.</source>
        <translation>Filme und Apps zählen. Die PIN des Haushalts gibt eine halbe Stunde dazu.</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Unbegrenzt</translation>
    </message>
    <message>
        <source>Bedtime</source>
        <translation>Schlafenszeit</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Remove this profile&apos;s PIN</source>
        <translation>PIN dieses Profils entfernen</translation>
    </message>
    <message>
        <source>Set a PIN for this profile</source>
        <translation>PIN für dieses Profil festlegen</translation>
    </message>
    <message>
        <source>It is asked for before somebody watches as %1.</source>
        <translation>Sie wird abgefragt, bevor jemand als %1 schaut.</translation>
    </message>
    <message>
        <source>Choose a PIN</source>
        <translation>PIN wählen</translation>
    </message>
    <message>
        <source>Four to eight digits</source>
        <translation>Vier bis acht Ziffern</translation>
    </message>
    <message>
        <source>Remove this profile</source>
        <translation>Dieses Profil entfernen</translation>
    </message>
    <message>
        <source>What it watched is forgotten.</source>
        <translation>Was es gesehen hat, wird vergessen.</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>%1 entfernen?</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>ProfilesPage</name>
    <message numerus="yes">
        <source>%n min left today</source>
        <translation>
            <numerusform>Heute noch %n Min.</numerusform>
            <numerusform>Heute noch %n Min.</numerusform>
        </translation>
    </message>
    <message>
        <source>Child</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Gast</translation>
    </message>
    <message>
        <source>With a PIN</source>
        <translation>Mit PIN</translation>
    </message>
    <message>
        <source>Who is watching?</source>
        <translation>Wer schaut?</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>What is the name?</source>
        <translation>Wie ist der Name?</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Schauen</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Change · or hold OK</source>
        <translation>Ändern · oder OK halten</translation>
    </message>
    <message>
        <source>watching</source>
        <translation>schaut gerade</translation>
    </message>
</context>
<context>
    <name>QuickPanel</name>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Who is watching</source>
        <translation>Wer schaut</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Screen off</source>
        <translation>Bildschirm aus</translation>
    </message>
    <message>
        <source>The sound goes on; any key brings it back.</source>
        <translation>Der Ton läuft weiter; jede Taste bringt das Bild zurück.</translation>
    </message>
    <message>
        <source>Standby</source>
        <translation>Standby</translation>
    </message>
    <message>
        <source>Fill the screen with the film</source>
        <translation>Den Film bildschirmfüllend zeigen</translation>
    </message>
    <message>
        <source>End the film</source>
        <translation>Film beenden</translation>
    </message>
</context>
<context>
    <name>RecordTile</name>
    <message>
        <source>Next episode</source>
        <translation>Nächste Folge</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>In the store</source>
        <translation>Im Store</translation>
    </message>
    <message>
        <source>S%1 E%2 · %3</source>
        <translation>S%1 F%2 · %3</translation>
    </message>
    <message>
        <source>Season %1, episode %2</source>
        <translation>Staffel %1, Folge %2</translation>
    </message>
    <message>
        <source>Game</source>
        <translation>Spiel</translation>
    </message>
    <message>
        <source>App</source>
        <translation>App</translation>
    </message>
    <message>
        <source>Not for this profile</source>
        <translation>Nicht für dieses Profil</translation>
    </message>
    <message>
        <source>Next lesson</source>
        <translation>Nächste Lektion</translation>
    </message>
    <message>
        <source>Next part</source>
        <translation>Nächster Teil</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Lesson %1</source>
        <translation>Lektion %1</translation>
    </message>
    <message>
        <source>Part %1</source>
        <translation>Teil %1</translation>
    </message>
    <message>
        <source>Live · channel %1</source>
        <translation>Live · Sender %1</translation>
    </message>
    <message>
        <source>Cannot be read · %1</source>
        <translation>Nicht lesbar · %1</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>At home</source>
        <translation>Zuhause</translation>
    </message>
    <message>
        <source>Apps and games</source>
        <translation>Apps und Spiele</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Films, series, apps, appliances, settings</source>
        <translation>Filme, Serien, Apps, Geräte, Einstellungen</translation>
    </message>
    <message>
        <source>Nothing is called that</source>
        <translation>Nichts heißt so</translation>
    </message>
    <message>
        <source>Try fewer letters, or another word of the name.</source>
        <translation>Versuchen Sie weniger Buchstaben oder ein anderes Wort des Namens.</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Sender</translation>
    </message>
    <message>
        <source>Do it now</source>
        <translation>Gleich tun</translation>
    </message>
    <message>
        <source>Films, series, courses, music and photos</source>
        <translation>Filme, Serien, Kurse, Musik und Fotos</translation>
    </message>
    <message>
        <source>Type a beginning; slips are forgiven. A phone that is paired types here too.</source>
        <translation>Einen Anfang tippen; Vertipper werden verziehen. Ein gekoppeltes Telefon tippt auch hier.</translation>
    </message>
</context>
<context>
    <name>SeekBar</name>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
</context>
<context>
    <name>SeriesPage</name>
    <message>
        <source>Go on watching</source>
        <translation>Weiterschauen</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>Von Anfang an</translation>
    </message>
    <message>
        <source>I have not seen this</source>
        <translation>Noch nicht gesehen</translation>
    </message>
    <message>
        <source>I have seen this</source>
        <translation>Schon gesehen</translation>
    </message>
    <message>
        <source>Season</source>
        <translation>Staffel</translation>
    </message>
    <message>
        <source>Specials</source>
        <translation>Specials</translation>
    </message>
    <message>
        <source>Season %1</source>
        <translation>Staffel %1</translation>
    </message>
    <message>
        <source>S%1 E%2</source>
        <translation>S%1 E%2</translation>
    </message>
    <message>
        <source>episode %1</source>
        <translation>Folge %1</translation>
    </message>
    <message>
        <source>Play %1</source>
        <translation>%1 abspielen</translation>
    </message>
    <message>
        <source>Seasons</source>
        <translation>Staffeln</translation>
    </message>
    <message>
        <source>This series is not here any more</source>
        <translation>Diese Serie ist nicht mehr hier</translation>
    </message>
    <message>
        <source>Its files were removed, or their disk is away.</source>
        <translation>Ihre Dateien wurden entfernt, oder die Festplatte ist nicht verbunden.</translation>
    </message>
    <message>
        <source>Trailer</source>
        <translation>Trailer</translation>
    </message>
    <message>
        <source>Continue %1 · %2</source>
        <translation>Weiter mit %1 · %2</translation>
    </message>
</context>
<context>
    <name>ServerPage</name>
    <message>
        <source>Go on watching</source>
        <translation>Weiterschauen</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>Von Anfang an</translation>
    </message>
    <message>
        <source>This and those after it</source>
        <translation>Dies und was danach kommt</translation>
    </message>
    <message>
        <source>Play all</source>
        <translation>Alles abspielen</translation>
    </message>
    <message>
        <source>This folder is empty</source>
        <translation>Dieser Ordner ist leer</translation>
    </message>
    <message>
        <source>The media server may still be looking through its disks.</source>
        <translation>Vielleicht durchsucht der Medienserver noch seine Festplatten.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Neu suchen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
</context>
<context>
    <name>ServerRow</name>
    <message>
        <source>Plays now</source>
        <translation>Läuft gerade</translation>
    </message>
    <message>
        <source>Not played on this TV</source>
        <translation>Wird auf diesem Fernseher nicht abgespielt</translation>
    </message>
</context>
<context>
    <name>ServersPanel</name>
    <message>
        <source>Looking for media servers …</source>
        <translation>Suche nach Medienservern …</translation>
    </message>
    <message>
        <source>No media server was found</source>
        <translation>Kein Medienserver gefunden</translation>
    </message>
    <message>
        <source>What shares films and music in this TV&apos;s network by UPnP or DLNA comes here by itself.</source>
        <translation>Was im Netz dieses Fernsehers Filme und Musik per UPnP oder DLNA teilt, erscheint hier von selbst.</translation>
    </message>
    <message>
        <source>Switch one on, in this TV&apos;s network: a NAS, a router with a disk, a computer. OK looks again.</source>
        <translation>Schalten Sie einen im Netz dieses Fernsehers ein: ein NAS, einen Router mit Festplatte, einen Computer. OK sucht noch einmal.</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
</context>
<context>
    <name>SettingsGroupPage</name>
    <message>
        <source>Choose a PIN</source>
        <translation>PIN wählen</translation>
    </message>
    <message>
        <source>Four to eight digits</source>
        <translation>Vier bis acht Ziffern</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Language and region</source>
        <translation>Sprache und Region</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>What the TV writes and says; films keep their own.</source>
        <translation>Was der Fernseher schreibt und sagt; Filme behalten ihre Sprache.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 Stunden</translation>
    </message>
    <message>
        <source>12 hours</source>
        <translation>12 Stunden</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Black grounds, white words, bright frames.</source>
        <translation>Schwarzer Grund, weiße Schrift, helle Rahmen.</translation>
    </message>
    <message>
        <source>Less movement</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Pages and focus change at once.</source>
        <translation>Seiten und Fokus wechseln sofort.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Quieter while the home tells something</source>
        <translation>Leiser, während das Zuhause etwas meldet</translation>
    </message>
    <message>
        <source>Films and apps step back for an alert.</source>
        <translation>Filme und Apps treten für eine Meldung zurück.</translation>
    </message>
    <message>
        <source>Power and screensaver</source>
        <translation>Energie und Bildschirmschoner</translation>
    </message>
    <message>
        <source>Clock and pictures after</source>
        <translation>Uhr und Bilder nach</translation>
    </message>
    <message>
        <source>When nothing moves on the screen and nobody presses a key.</source>
        <translation>Wenn sich auf dem Bildschirm nichts bewegt und niemand eine Taste drückt.</translation>
    </message>
    <message>
        <source>2 minutes</source>
        <translation>2 Minuten</translation>
    </message>
    <message>
        <source>5 minutes</source>
        <translation>5 Minuten</translation>
    </message>
    <message>
        <source>10 minutes</source>
        <translation>10 Minuten</translation>
    </message>
    <message>
        <source>30 minutes</source>
        <translation>30 Minuten</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>What shows then</source>
        <translation>Was dann zu sehen ist</translation>
    </message>
    <message>
        <source>Pictures and the clock</source>
        <translation>Bilder und die Uhr</translation>
    </message>
    <message>
        <source>The clock alone</source>
        <translation>Nur die Uhr</translation>
    </message>
    <message>
        <source>Nothing: a black screen</source>
        <translation>Nichts: ein schwarzer Bildschirm</translation>
    </message>
    <message>
        <source>Standby after</source>
        <translation>Standby nach</translation>
    </message>
    <message>
        <source>Also when something plays and nobody presses a key.</source>
        <translation>Auch wenn etwas läuft und niemand eine Taste drückt.</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>2 hours</source>
        <translation>2 Stunden</translation>
    </message>
    <message>
        <source>4 hours</source>
        <translation>4 Stunden</translation>
    </message>
    <message>
        <source>8 hours</source>
        <translation>8 Stunden</translation>
    </message>
    <message>
        <source>Easier to see and hear</source>
        <translation>Leichter sehen und hören</translation>
    </message>
    <message>
        <source>Size of words</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>All that the TV writes; subtitles have their own.</source>
        <translation>Alles, was der Fernseher schreibt; Untertitel haben ihre eigene.</translation>
    </message>
    <message>
        <source>Say what has the focus</source>
        <translation>Vorlesen, was ausgewählt ist</translation>
    </message>
    <message>
        <source>A voice reads every menu aloud, in the TV&apos;s language.</source>
        <translation>Eine Stimme liest jedes Menü vor, in der Sprache des Fernsehers.</translation>
    </message>
    <message>
        <source>Sounds of the keys</source>
        <translation>Tastentöne</translation>
    </message>
    <message>
        <source>A quiet tick for each step.</source>
        <translation>Ein leises Ticken bei jedem Schritt.</translation>
    </message>
    <message>
        <source>Languages of films and subtitles</source>
        <translation>Sprachen von Filmen und Untertiteln</translation>
    </message>
    <message>
        <source>Language of films</source>
        <translation>Sprache der Filme</translation>
    </message>
    <message>
        <source>Where a film has more than one.</source>
        <translation>Wenn ein Film mehr als eine hat.</translation>
    </message>
    <message>
        <source>As the film begins with</source>
        <translation>Die erste des Films</translation>
    </message>
    <message>
        <source>As the TV</source>
        <translation>Wie der Fernseher</translation>
    </message>
    <message>
        <source>Language of subtitles</source>
        <translation>Sprache der Untertitel</translation>
    </message>
    <message>
        <source>Where a film has them.</source>
        <translation>Wenn ein Film welche hat.</translation>
    </message>
    <message>
        <source>No subtitles</source>
        <translation>Keine Untertitel</translation>
    </message>
    <message>
        <source>Size of subtitles</source>
        <translation>Größe der Untertitel</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Klein</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Groß</translation>
    </message>
    <message>
        <source>Very large</source>
        <translation>Sehr groß</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Schrift</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>Schlicht</translation>
    </message>
    <message>
        <source>With serifs</source>
        <translation>Mit Serifen</translation>
    </message>
    <message>
        <source>All of one width</source>
        <translation>Alle gleich breit</translation>
    </message>
    <message>
        <source>Colour of subtitles</source>
        <translation>Farbe der Untertitel</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Weiß</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Gelb</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Light blue</source>
        <translation>Hellblau</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>Rand</translation>
    </message>
    <message>
        <source>Outlined</source>
        <translation>Umrandet</translation>
    </message>
    <message>
        <source>With a shadow</source>
        <translation>Mit Schatten</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>Behind the words</source>
        <translation>Hinter der Schrift</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>A dim box</source>
        <translation>Ein abgedunkeltes Feld</translation>
    </message>
    <message>
        <source>A black box</source>
        <translation>Ein schwarzes Feld</translation>
    </message>
    <message>
        <source>The TV follows</source>
        <translation>Der Fernseher folgt</translation>
    </message>
    <message>
        <source>Switches the TV on and off with this set, where its cable can (HDMI-CEC).</source>
        <translation>Schaltet den Fernseher mit diesem Gerät ein und aus, wo sein Kabel es kann (HDMI-CEC).</translation>
    </message>
    <message>
        <source>Playing films</source>
        <translation>Filme abspielen</translation>
    </message>
    <message>
        <source>On to the next by itself</source>
        <translation>Von selbst zum Nächsten</translation>
    </message>
    <message>
        <source>When an episode, a lesson or an exercise ends, the one after it begins.</source>
        <translation>Endet eine Folge, eine Lektion oder eine Übung, beginnt die nächste.</translation>
    </message>
    <message>
        <source>Night sound</source>
        <translation>Nachtton</translation>
    </message>
    <message>
        <source>Quiet words are louder and loud scenes quieter.</source>
        <translation>Leise Worte werden lauter, laute Szenen leiser.</translation>
    </message>
    <message>
        <source>Even loudness</source>
        <translation>Gleiche Lautstärke</translation>
    </message>
    <message>
        <source>Films and music that tell how loud they are play equally loud.</source>
        <translation>Filme und Musik, die sagen, wie laut sie sind, spielen gleich laut.</translation>
    </message>
    <message>
        <source>Loudspeakers</source>
        <translation>Lautsprecher</translation>
    </message>
    <message>
        <source>All that the film has sound for</source>
        <translation>Alle, für die der Film Ton hat</translation>
    </message>
    <message>
        <source>Two</source>
        <translation>Zwei</translation>
    </message>
    <message>
        <source>Open the next channel beforehand</source>
        <translation>Den nächsten Sender vorab öffnen</translation>
    </message>
    <message>
        <source>It is there at once. It takes a second stream from your network; some providers allow only one.</source>
        <translation>Er ist sofort da. Das braucht einen zweiten Stream aus dem Netz; manche Anbieter erlauben nur einen.</translation>
    </message>
    <message>
        <source>Of channels that are sent to everybody</source>
        <translation>Bei Sendern, die an alle gesendet werden</translation>
    </message>
    <message>
        <source>Of all channels</source>
        <translation>Bei allen Sendern</translation>
    </message>
    <message>
        <source>What the home tells</source>
        <translation>Was das Zuhause meldet</translation>
    </message>
    <message>
        <source>Finished and opened</source>
        <translation>Fertig und geöffnet</translation>
    </message>
    <message>
        <source>Danger and somebody at the door never wait.</source>
        <translation>Gefahr und Besuch an der Tür warten nie.</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Sofort</translation>
    </message>
    <message>
        <source>At the next pause</source>
        <translation>Bei der nächsten Pause</translation>
    </message>
    <message>
        <source>When what is watched ends</source>
        <translation>Wenn die Sendung zu Ende ist</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Ruhe ab</translation>
    </message>
    <message>
        <source>Then only danger and somebody at the door are told.</source>
        <translation>Dann werden nur Gefahr und Besuch gemeldet.</translation>
    </message>
    <message>
        <source>No quiet hours</source>
        <translation>Keine Ruhezeit</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Ruhe bis</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Films of another shape</source>
        <translation>Filme in anderem Format</translation>
    </message>
    <message>
        <source>Whole leaves black bars; filled cuts off what is too wide or too high.</source>
        <translation>Ganz lässt schwarze Balken; gefüllt schneidet ab, was zu breit oder zu hoch ist.</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>Ganz</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>Gefüllt</translation>
    </message>
    <message>
        <source>Room at the edges</source>
        <translation>Rand lassen</translation>
    </message>
    <message>
        <source>For TVs that cut off the edges of the picture.</source>
        <translation>Für Fernseher, die die Ränder des Bildes abschneiden.</translation>
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
        <translation>Merken, was gesehen wird</translation>
    </message>
    <message>
        <source>For Continue and what comes next. It stays in this TV.</source>
        <translation>Für „Weiter“ und das Nächste. Es bleibt in diesem Fernseher.</translation>
    </message>
    <message>
        <source>Intros, recaps and credits</source>
        <translation>Vorspann, Rückblick und Abspann</translation>
    </message>
    <message>
        <source>A button skips them</source>
        <translation>Eine Taste überspringt sie</translation>
    </message>
    <message>
        <source>Skipped by themselves</source>
        <translation>Von selbst überspringen</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Cable and wireless networks</source>
        <translation>Kabel und WLAN</translation>
    </message>
    <message>
        <source>wifi internet lan</source>
        <translation>WLAN Internet LAN Kabel</translation>
    </message>
    <message>
        <source>Films and disks</source>
        <translation>Filme und Festplatten</translation>
    </message>
    <message>
        <source>Where films, courses and photos lie, and how full the disks are</source>
        <translation>Wo Filme, Kurse und Fotos liegen und wie voll die Platten sind</translation>
    </message>
    <message>
        <source>folders shares usb open address</source>
        <translation>Ordner Freigaben USB Adresse öffnen</translation>
    </message>
    <message>
        <source>Live TV</source>
        <translation>Live-TV</translation>
    </message>
    <message>
        <source>The lists that channels come from</source>
        <translation>Die Listen, aus denen Sender kommen</translation>
    </message>
    <message>
        <source>iptv m3u channels</source>
        <translation>iptv m3u Sender Kanäle</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>Haushalt</translation>
    </message>
    <message>
        <source>Who watches, and the PIN</source>
        <translation>Wer schaut, und die PIN</translation>
    </message>
    <message>
        <source>profiles children guest</source>
        <translation>Profile Kinder Gast</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Startseite</translation>
    </message>
    <message>
        <source>The rows that you want to see</source>
        <translation>Die Reihen, die Sie sehen möchten</translation>
    </message>
    <message>
        <source>launcher</source>
        <translation>Startseite</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>Handys</translation>
    </message>
    <message>
        <source>Which of them may drive the TV</source>
        <translation>Welche den Fernseher steuern dürfen</translation>
    </message>
    <message>
        <source>pairing qr code remote</source>
        <translation>koppeln QR-Code Fernbedienung</translation>
    </message>
    <message>
        <source>Appliances</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Add an appliance, and how appliances reach the TV</source>
        <translation>Gerät hinzufügen, und wie Geräte den Fernseher erreichen</translation>
    </message>
    <message>
        <source>mqtt matter zigbee broker</source>
        <translation>mqtt matter zigbee Broker</translation>
    </message>
    <message>
        <source>Remotes and Bluetooth</source>
        <translation>Fernbedienungen und Bluetooth</translation>
    </message>
    <message>
        <source>Remotes, game pads, headphones</source>
        <translation>Fernbedienungen, Gamepads, Kopfhörer</translation>
    </message>
    <message>
        <source>controllers</source>
        <translation>Gamepads Controller</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>What apps and pictures take</source>
        <translation>Was Apps und Bilder belegen</translation>
    </message>
    <message>
        <source>space cache</source>
        <translation>Speicherplatz Cache</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privatsphäre</translation>
    </message>
    <message>
        <source>What the TV remembers, and how to forget it</source>
        <translation>Was der Fernseher sich merkt und wie er es vergisst</translation>
    </message>
    <message>
        <source>history forget</source>
        <translation>Verlauf vergessen</translation>
    </message>
    <message>
        <source>About this TV</source>
        <translation>Über diesen Fernseher</translation>
    </message>
    <message>
        <source>Version, memory, addresses</source>
        <translation>Version, Arbeitsspeicher, Adressen</translation>
    </message>
    <message>
        <source>diagnostics licences</source>
        <translation>Diagnose Lizenzen</translation>
    </message>
    <message>
        <source>Age ratings</source>
        <translation>Altersfreigaben</translation>
    </message>
    <message>
        <source>How it is said for whom a film is. What nobody has judged, as all films in China, asks for the PIN where a child has a limit.</source>
        <translation>Wie gesagt wird, für wen ein Film ist. Was niemand beurteilt hat, wie alle Filme in China, fragt nach der PIN, wo ein Kind eine Grenze hat.</translation>
    </message>
    <message>
        <source>In years</source>
        <translation>In Jahren</translation>
    </message>
    <message>
        <source>captions closed subtitles</source>
        <translation>Untertitel</translation>
    </message>
    <message>
        <source>accessibility zoom contrast voice</source>
        <translation>Barrierefreiheit Zoom Kontrast Stimme</translation>
    </message>
    <message>
        <source>audio</source>
        <translation>Audio Ton</translation>
    </message>
    <message>
        <source>sleep timer screensaver</source>
        <translation>Schlafen Timer Bildschirmschoner</translation>
    </message>
    <message>
        <source>notifications quiet</source>
        <translation>Benachrichtigungen Ruhe</translation>
    </message>
    <message>
        <source>zoom overscan</source>
        <translation>Zoom Overscan</translation>
    </message>
    <message>
        <source>Phones in the home may connect</source>
        <translation>Handys im Haus dürfen sich verbinden</translation>
    </message>
    <message>
        <source>Over the home&apos;s network, and only with the code on this screen.</source>
        <translation>Über das Heimnetz und nur mit dem Code auf diesem Bildschirm.</translation>
    </message>
    <message>
        <source>Where a film&apos;s chapters name them, or the episodes of a season share them.</source>
        <translation>Wo die Kapitel eines Films sie nennen oder die Folgen einer Staffel sie gemeinsam haben.</translation>
    </message>
    <message>
        <source>Media servers</source>
        <translation>Medienserver</translation>
    </message>
    <message>
        <source>Films and music that other devices of the home share</source>
        <translation>Filme und Musik, die andere Geräte im Haus teilen</translation>
    </message>
    <message>
        <source>dlna upnp nas network shares</source>
        <translation>dlna upnp nas Netzwerk Freigaben</translation>
    </message>
    <message>
        <source>As the TV, when the sound is in another language</source>
        <translation>Wie der Fernseher, wenn der Ton in einer anderen Sprache ist</translation>
    </message>
    <message>
        <source>For two, the words of films with surround sound stay clear. A receiver gets Dolby Digital and DTS as they are, and sets the volume.</source>
        <translation>Bei zweien bleiben die Worte von Filmen mit Raumklang deutlich. Ein Receiver bekommt Dolby Digital und DTS, wie sie sind, und stellt die Lautstärke ein.</translation>
    </message>
    <message>
        <source>A receiver that decodes</source>
        <translation>Ein Receiver, der selbst dekodiert</translation>
    </message>
</context>
<context>
    <name>SkipButton</name>
    <message>
        <source>Skip the intro</source>
        <translation>Vorspann überspringen</translation>
    </message>
    <message>
        <source>Skip the recap</source>
        <translation>Rückblick überspringen</translation>
    </message>
    <message>
        <source>Skip the preview</source>
        <translation>Vorschau überspringen</translation>
    </message>
    <message>
        <source>Skip the credits</source>
        <translation>Abspann überspringen</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
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
        <translation>Läuft gerade</translation>
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
        <translation>%1 entfernen?</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>%1 · its disk is away</source>
        <translation>%1 · Festplatte nicht verbunden</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>Another folder</source>
        <translation>Anderer Ordner</translation>
    </message>
    <message>
        <source>Type where it is, or let a phone type it.</source>
        <translation>Geben Sie ein, wo er liegt, auch gern am Handy.</translation>
    </message>
    <message>
        <source>Where is the folder?</source>
        <translation>Wo ist der Ordner?</translation>
    </message>
    <message>
        <source>%1 is away</source>
        <translation>%1 ist nicht verbunden</translation>
    </message>
    <message>
        <source>%1 of %2 free</source>
        <translation>%1 von %2 frei</translation>
    </message>
    <message>
        <source>Films and series</source>
        <translation>Filme und Serien</translation>
    </message>
    <message>
        <source>Courses</source>
        <translation>Kurse</translation>
    </message>
    <message>
        <source>Workouts</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>What is in %1?</source>
        <translation>Was ist in %1?</translation>
    </message>
    <message>
        <source>What its name says</source>
        <translation>Was der Name sagt</translation>
    </message>
    <message>
        <source>What lies in it leaves the TV; the files stay where they are.</source>
        <translation>Was darin liegt, verschwindet vom Fernseher; die Dateien bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Open an address</source>
        <translation>Eine Adresse öffnen</translation>
    </message>
    <message>
        <source>Which address?</source>
        <translation>Welche Adresse?</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>Musik</translation>
    </message>
    <message>
        <source>Play all of it</source>
        <translation>Alles abspielen</translation>
    </message>
    <message>
        <source>A film, a stream, a playlist or a folder: its address, or where it lies on this TV.</source>
        <translation>Ein Film, ein Stream, eine Wiedergabeliste oder ein Ordner: die Adresse oder der Ort auf diesem Fernseher.</translation>
    </message>
    <message>
        <source>Media servers</source>
        <translation>Medienserver</translation>
    </message>
    <message>
        <source>Films and music that other devices of the home share.</source>
        <translation>Filme und Musik, die andere Geräte im Haus teilen.</translation>
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
        <translation>Bilder von Filmen, Fotos und Apps</translation>
    </message>
    <message>
        <source>They can be made again. OK removes them.</source>
        <translation>Sie können neu gemacht werden. OK entfernt sie.</translation>
    </message>
    <message>
        <source>Remove the pictures?</source>
        <translation>Die Bilder entfernen?</translation>
    </message>
    <message>
        <source>They come back as they are looked at.</source>
        <translation>Sie kommen wieder, wenn man sie ansieht.</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>What the TV remembers</source>
        <translation>Was der Fernseher sich merkt</translation>
    </message>
    <message>
        <source>Titles, appliances and their numbers, settings.</source>
        <translation>Titel, Geräte und ihre Werte, Einstellungen.</translation>
    </message>
    <message>
        <source>With what it saved</source>
        <translation>Mit dem, was sie gespeichert hat</translation>
    </message>
</context>
<context>
    <name>StorePage</name>
    <message>
        <source>Apps and games</source>
        <translation>Apps und Spiele</translation>
    </message>
    <message>
        <source>The store is empty</source>
        <translation>Der Store ist leer</translation>
    </message>
    <message>
        <source>It cannot be reached now, or offers nothing yet. What is installed still works.</source>
        <translation>Er ist gerade nicht erreichbar oder bietet noch nichts. Installiertes funktioniert weiter.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
</context>
<context>
    <name>TitlePage</name>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>Von Anfang an</translation>
    </message>
    <message>
        <source>I have not seen this</source>
        <translation>Noch nicht gesehen</translation>
    </message>
    <message>
        <source>I have seen this</source>
        <translation>Schon gesehen</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>Mehr davon</translation>
    </message>
    <message>
        <source>This film is not here any more</source>
        <translation>Dieser Film ist nicht mehr hier</translation>
    </message>
    <message>
        <source>Its file was removed, or its disk is away.</source>
        <translation>Seine Datei wurde entfernt, oder die Festplatte ist nicht verbunden.</translation>
    </message>
    <message>
        <source>Trailer</source>
        <translation>Trailer</translation>
    </message>
    <message>
        <source>Continue · %1</source>
        <translation>Weiter · %1</translation>
    </message>
</context>
<context>
    <name>TitleWords</name>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>Filme</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Serien</translation>
    </message>
    <message>
        <source>Games</source>
        <translation>Spiele</translation>
    </message>
    <message>
        <source>Health and sport</source>
        <translation>Gesundheit und Sport</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Shopping</source>
        <translation>Einkaufen</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>Musik</translation>
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
        <translation>Neu im Store</translation>
    </message>
    <message>
        <source>At home</source>
        <translation>Zuhause</translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n Sek.</numerusform>
            <numerusform>%n Sek.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n Min.</numerusform>
            <numerusform>%n Min.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n s left</source>
        <translation>
            <numerusform>Noch %n Sek.</numerusform>
            <numerusform>Noch %n Sek.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min left</source>
        <translation>
            <numerusform>Noch %n Min.</numerusform>
            <numerusform>Noch %n Min.</numerusform>
        </translation>
    </message>
    <message>
        <source>1 season</source>
        <translation>1 Staffel</translation>
    </message>
    <message numerus="yes">
        <source>%n seasons</source>
        <translation>
            <numerusform>%n Staffel</numerusform>
            <numerusform>%n Staffeln</numerusform>
        </translation>
    </message>
    <message>
        <source>Sound: %1</source>
        <translation>Ton: %1</translation>
    </message>
    <message>
        <source>Subtitles: %1</source>
        <translation>Untertitel: %1</translation>
    </message>
    <message>
        <source>All series</source>
        <translation>Alle Serien</translation>
    </message>
    <message>
        <source>All courses</source>
        <translation>Alle Kurse</translation>
    </message>
    <message>
        <source>All workouts</source>
        <translation>Alle Trainings</translation>
    </message>
    <message>
        <source>All photos</source>
        <translation>Alle Fotos</translation>
    </message>
    <message>
        <source>All films</source>
        <translation>Alle Filme</translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n Std.</numerusform>
            <numerusform>%n Std.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 Std. %2 Min.</translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation>1 Foto</translation>
    </message>
    <message numerus="yes">
        <source>%n photos</source>
        <translation>
            <numerusform>%n Foto</numerusform>
            <numerusform>%n Fotos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parts</source>
        <translation>
            <numerusform>%n Teil</numerusform>
            <numerusform>%n Teile</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>done %n times</source>
        <translation>
            <numerusform>%n-mal gemacht</numerusform>
            <numerusform>%n-mal gemacht</numerusform>
        </translation>
    </message>
    <message>
        <source>done once</source>
        <translation>einmal gemacht</translation>
    </message>
    <message>
        <source>not done yet</source>
        <translation>noch nicht gemacht</translation>
    </message>
    <message>
        <source>1 lesson</source>
        <translation>1 Lektion</translation>
    </message>
    <message numerus="yes">
        <source>%n lessons</source>
        <translation>
            <numerusform>%n Lektion</numerusform>
            <numerusform>%n Lektionen</numerusform>
        </translation>
    </message>
    <message>
        <source>all done</source>
        <translation>alles geschafft</translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n geschafft</numerusform>
            <numerusform>%n geschafft</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>On now</source>
        <translation>Jetzt live</translation>
    </message>
    <message>
        <source>All channels</source>
        <translation>Alle Sender</translation>
    </message>
    <message>
        <source>All music</source>
        <translation>Alle Musik</translation>
    </message>
    <message>
        <source>1 song</source>
        <translation>1 Lied</translation>
    </message>
    <message numerus="yes">
        <source>%n songs</source>
        <translation>
            <numerusform>%n Lied</numerusform>
            <numerusform>%n Lieder</numerusform>
        </translation>
    </message>
    <message>
        <source>Used last</source>
        <translation>Zuletzt benutzt</translation>
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
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>Voice</name>
    <message>
        <source>button</source>
        <translation>Schaltfläche</translation>
    </message>
    <message>
        <source>switch</source>
        <translation>Schalter</translation>
    </message>
    <message>
        <source>slider, left and right change it</source>
        <translation>Regler, mit links und rechts ändern</translation>
    </message>
    <message>
        <source>choice</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>menu item</source>
        <translation>Menüpunkt</translation>
    </message>
    <message>
        <source>episode</source>
        <translation>Folge</translation>
    </message>
    <message>
        <source>profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>film</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>app</source>
        <translation>App</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>song</source>
        <translation>Lied</translation>
    </message>
    <message>
        <source>card</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>Ordner</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Which language shall the TV speak?</source>
        <translation>Welche Sprache soll der Fernseher sprechen?</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Go on without</source>
        <translation>Ohne Netzwerk weiter</translation>
    </message>
    <message>
        <source>Films and appliances of the home work without the internet.</source>
        <translation>Filme und Geräte im Zuhause funktionieren ohne Internet.</translation>
    </message>
    <message>
        <source>Phone as remote</source>
        <translation>Handy als Fernbedienung</translation>
    </message>
    <message>
        <source>Point the phone&apos;s camera at the picture. It then drives the TV and types into it.</source>
        <translation>Richten Sie die Handykamera auf das Bild. Dann steuert das Handy den Fernseher und dient als Tastatur.</translation>
    </message>
    <message>
        <source>Phones can come later: Settings, Phones.</source>
        <translation>Handys können später dazukommen: Einstellungen, Handys.</translation>
    </message>
    <message>
        <source>Where are the films?</source>
        <translation>Wo sind die Filme?</translation>
    </message>
    <message>
        <source>Folders on this TV and on disks that are plugged in. Nothing in them is changed.</source>
        <translation>Ordner auf diesem Fernseher und auf angeschlossenen Festplatten. Nichts darin wird verändert.</translation>
    </message>
    <message>
        <source>Who is watching?</source>
        <translation>Wer schaut?</translation>
    </message>
    <message>
        <source>With a name, the TV remembers for you alone what you watch. Children get their own limits in Settings, Household.</source>
        <translation>Mit einem Namen merkt sich der Fernseher nur für Sie, was Sie schauen. Kinder bekommen eigene Grenzen unter Einstellungen, Haushalt.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What is the name?</source>
        <translation>Wie ist der Name?</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>To Home</source>
        <translation>Zur Startseite</translation>
    </message>
    <message>
        <source>A phone can drive the TV and type into it.</source>
        <translation>Ein Handy kann den Fernseher steuern und auf ihm schreiben.</translation>
    </message>
    <message>
        <source>Phones in the home may connect</source>
        <translation>Handys im Haus dürfen sich verbinden</translation>
    </message>
    <message>
        <source>Over the home&apos;s network, and only with the code on this screen.</source>
        <translation>Über das Heimnetz und nur mit dem Code auf diesem Bildschirm.</translation>
    </message>
</context>
<context>
    <name>ZigbeePage</name>
    <message>
        <source>Is here</source>
        <translation>Ist da</translation>
    </message>
    <message>
        <source>Did not get on; switch it off and on, near the stick</source>
        <translation>Kam nicht hinein; nahe am Stick aus- und einschalten</translation>
    </message>
    <message>
        <source>Is asked what it can …</source>
        <translation>Wird gefragt, was es kann …</translation>
    </message>
    <message>
        <source>Another name</source>
        <translation>Anderer Name</translation>
    </message>
    <message>
        <source>Take it out of the network</source>
        <translation>Aus dem Netz nehmen</translation>
    </message>
    <message>
        <source>Name of %1</source>
        <translation>Name von %1</translation>
    </message>
    <message>
        <source>Take %1 out?</source>
        <translation>%1 herausnehmen?</translation>
    </message>
    <message>
        <source>To use it again it has to join again.</source>
        <translation>Um es wieder zu nutzen, muss es neu beitreten.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>Take it out although it does not answer</source>
        <translation>Herausnehmen, obwohl es nicht antwortet</translation>
    </message>
    <message>
        <source>Zigbee appliances</source>
        <translation>Zigbee-Geräte</translation>
    </message>
    <message>
        <source>Appliances may join for %1</source>
        <translation>Geräte dürfen noch %1 beitreten</translation>
    </message>
    <message>
        <source>Let an appliance join</source>
        <translation>Ein Gerät beitreten lassen</translation>
    </message>
    <message>
        <source>OK closes the network again.</source>
        <translation>OK schließt das Netz wieder.</translation>
    </message>
    <message>
        <source>Then make the appliance look for its network, as its leaflet says.</source>
        <translation>Dann das Gerät nach seinem Netz suchen lassen, wie es in der Anleitung steht.</translation>
    </message>
    <message>
        <source>not supported</source>
        <translation>nicht unterstützt</translation>
    </message>
    <message>
        <source>Group %1</source>
        <translation>Gruppe %1</translation>
    </message>
    <message>
        <source>Zigbee2MQTT does not answer</source>
        <translation>Zigbee2MQTT antwortet nicht</translation>
    </message>
    <message>
        <source>It needs a stick for Zigbee and a name and password for the TV&apos;s broker.</source>
        <translation>Es braucht einen Zigbee-Stick sowie Name und Passwort für den Broker des Fernsehers.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::AddressOpener</name>
    <message>
        <source>Something else was opened</source>
        <translation>Etwas anderes wurde geöffnet</translation>
    </message>
    <message>
        <source>A disk does not answer</source>
        <translation>Ein Datenträger antwortet nicht</translation>
    </message>
    <message>
        <source>Try again in a moment, or plug it in anew</source>
        <translation>Versuchen Sie es gleich noch einmal oder stecken Sie ihn neu an</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Apps</name>
    <message>
        <source>%1 stopped several times and was closed</source>
        <translation>%1 ist mehrmals abgestürzt und wurde geschlossen</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Attention</name>
    <message>
        <source>%1: somebody is at the door</source>
        <translation>%1: Jemand ist an der Tür</translation>
    </message>
    <message>
        <source>%1 has finished</source>
        <translation>%1 ist fertig</translation>
    </message>
    <message>
        <source>%1 is open</source>
        <translation>%1 ist offen</translation>
    </message>
    <message>
        <source>Smoke! %1</source>
        <translation>Rauch! %1</translation>
    </message>
    <message>
        <source>Gas! %1</source>
        <translation>Gas! %1</translation>
    </message>
    <message>
        <source>Carbon monoxide! %1</source>
        <translation>Kohlenmonoxid! %1</translation>
    </message>
    <message>
        <source>Water! %1</source>
        <translation>Wasser! %1</translation>
    </message>
    <message>
        <source>The alarm goes off: %1</source>
        <translation>Der Alarm geht los: %1</translation>
    </message>
    <message>
        <source>The siren sounds: %1</source>
        <translation>Die Sirene heult: %1</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Bluetooth</name>
    <message>
        <source>The device did not answer</source>
        <translation>Das Gerät hat nicht geantwortet</translation>
    </message>
    <message>
        <source>Bring it near, switch its pairing on and try again</source>
        <translation>Bringen Sie es näher, schalten Sie die Kopplung ein und versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>This device is not in reach any more</source>
        <translation>Dieses Gerät ist nicht mehr in Reichweite</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>Suchen Sie noch einmal</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::ChannelLists</name>
    <message>
        <source>This is no address of a list</source>
        <translation>Das ist keine Adresse einer Liste</translation>
    </message>
    <message>
        <source>It begins with http:// or https://, or is the path of a file</source>
        <translation>Sie beginnt mit http:// oder https://, oder ist der Pfad einer Datei</translation>
    </message>
    <message>
        <source>There is no such list</source>
        <translation>Diese Liste gibt es nicht</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::ChapterSkip</name>
    <message>
        <source>Nothing runs here that could be skipped</source>
        <translation>Hier läuft nichts, das sich überspringen ließe</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::ContentDirectory</name>
    <message>
        <source>Something else was opened</source>
        <translation>Etwas anderes wurde geöffnet</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::HomeMatter</name>
    <message>
        <source>Matter is not installed on this TV</source>
        <translation>Matter ist auf diesem Fernseher nicht installiert</translation>
    </message>
    <message>
        <source>Matter stopped several times and is not started again by itself</source>
        <translation>Matter ist mehrmals stehen geblieben und wird nicht mehr von selbst gestartet</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Household</name>
    <message>
        <source>A grown-up can open it from another profile</source>
        <translation>Ein Erwachsener kann es von einem anderen Profil aus öffnen</translation>
    </message>
    <message>
        <source>This is for people of %1 and older</source>
        <translation>Das ist für Menschen ab %1 Jahren</translation>
    </message>
    <message>
        <source>Nobody has said for what age this is</source>
        <translation>Niemand hat gesagt, für welches Alter das ist</translation>
    </message>
    <message>
        <source>It is bedtime</source>
        <translation>Es ist Schlafenszeit</translation>
    </message>
    <message>
        <source>Today&apos;s time in front of the screen is over</source>
        <translation>Die Bildschirmzeit für heute ist vorbei</translation>
    </message>
    <message>
        <source>A grown-up changes this</source>
        <translation>Das ändert ein Erwachsener</translation>
    </message>
    <message>
        <source>There is no such profile</source>
        <translation>Dieses Profil gibt es nicht</translation>
    </message>
    <message>
        <source>This is only done with the household&apos;s PIN</source>
        <translation>Das geht nur mit der PIN des Haushalts</translation>
    </message>
    <message>
        <source>Choose one in the settings under Household</source>
        <translation>Legen Sie in den Einstellungen unter Haushalt eine fest</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Zuhause</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Hub</name>
    <message>
        <source>The household&apos;s memory was damaged and starts afresh</source>
        <translation>Das Gedächtnis des Haushalts war beschädigt und beginnt neu</translation>
    </message>
    <message>
        <source>The store cannot be opened: %1</source>
        <translation>Der Store lässt sich nicht öffnen: %1</translation>
    </message>
    <message>
        <source>The film ends here: the rest of its file is missing</source>
        <translation>Der Film endet hier: Der Rest der Datei fehlt</translation>
    </message>
    <message>
        <source>The disk is full: Hearth works on, but forgets what is new. Remove apps or films to make room</source>
        <translation>Der Speicher ist voll: Hearth läuft weiter, vergisst aber Neues. Entfernen Sie Apps oder Filme</translation>
    </message>
    <message>
        <source>%1 stopped several times (%2)</source>
        <translation>%1 ist mehrmals abgestürzt (%2)</translation>
    </message>
    <message>
        <source>A phone was paired</source>
        <translation>Ein Handy wurde gekoppelt</translation>
    </message>
    <message>
        <source>A phone was paired: %1</source>
        <translation>Ein Handy wurde gekoppelt: %1</translation>
    </message>
    <message>
        <source>The phone page cannot be served: its port is taken</source>
        <translation>Die Handyseite kann nicht angeboten werden: Der Port ist belegt</translation>
    </message>
    <message>
        <source>Start Hearth with another --phone-port</source>
        <translation>Starten Sie Hearth mit einem anderen --phone-port</translation>
    </message>
    <message numerus="yes">
        <source>%n min left today</source>
        <translation>
            <numerusform>Heute noch %n Min.</numerusform>
            <numerusform>Heute noch %n Min.</numerusform>
        </translation>
    </message>
    <message>
        <source>That is all for today</source>
        <translation>Das war es für heute</translation>
    </message>
    <message>
        <source>There is no such title</source>
        <translation>Diesen Titel gibt es nicht</translation>
    </message>
    <message>
        <source>There is no such series</source>
        <translation>Diese Serie gibt es nicht</translation>
    </message>
    <message>
        <source>No film is open</source>
        <translation>Kein Film ist offen</translation>
    </message>
    <message>
        <source>Open one first</source>
        <translation>Öffnen Sie zuerst einen</translation>
    </message>
    <message>
        <source>There is no such app in the store</source>
        <translation>Diese App gibt es im Store nicht</translation>
    </message>
    <message>
        <source>The page of the store lists them</source>
        <translation>Die Seite des Stores zeigt alle</translation>
    </message>
    <message>
        <source>There is no such course, workout or album</source>
        <translation>Diesen Kurs, dieses Workout oder Album gibt es nicht</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::MediaServers</name>
    <message>
        <source>The media server does not answer</source>
        <translation>Der Medienserver antwortet nicht</translation>
    </message>
    <message>
        <source>See whether it is switched on and in this TV&apos;s network</source>
        <translation>Sehen Sie nach, ob er eingeschaltet und im Netz dieses Fernsehers ist</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Network</name>
    <message>
        <source>The network of this TV is set up elsewhere</source>
        <translation>Das Netzwerk dieses Fernsehers wird anderswo eingerichtet</translation>
    </message>
    <message>
        <source>Set it up in the system that Hearth runs on</source>
        <translation>Richten Sie es im System ein, auf dem Hearth läuft</translation>
    </message>
    <message>
        <source>%1 is not in reach</source>
        <translation>%1 ist nicht in Reichweite</translation>
    </message>
    <message>
        <source>Look for networks again</source>
        <translation>Suchen Sie noch einmal nach Netzwerken</translation>
    </message>
    <message>
        <source>A password of this network has 8 to 63 characters</source>
        <translation>Ein Passwort dieses Netzwerks hat 8 bis 63 Zeichen</translation>
    </message>
    <message>
        <source>Type it again</source>
        <translation>Geben Sie es noch einmal ein</translation>
    </message>
    <message>
        <source>%1 did not let the TV in</source>
        <translation>%1 hat den Fernseher nicht hereingelassen</translation>
    </message>
    <message>
        <source>Check the password and try again</source>
        <translation>Prüfen Sie das Passwort und versuchen Sie es noch einmal</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Playback</name>
    <message>
        <source>The player stopped several times with this film</source>
        <translation>Der Player ist bei diesem Film mehrmals abgestürzt</translation>
    </message>
    <message>
        <source>Try another film; this one may be damaged</source>
        <translation>Versuchen Sie einen anderen Film; dieser ist vielleicht beschädigt</translation>
    </message>
    <message>
        <source>The player is starting</source>
        <translation>Der Player startet</translation>
    </message>
    <message>
        <source>Try again in a moment</source>
        <translation>Versuchen Sie es gleich noch einmal</translation>
    </message>
    <message>
        <source>No film is open</source>
        <translation>Kein Film ist geöffnet</translation>
    </message>
    <message>
        <source>Open one first</source>
        <translation>Öffnen Sie zuerst einen</translation>
    </message>
    <message>
        <source>The player hangs with this film</source>
        <translation>Die Wiedergabe bleibt bei diesem Film hängen</translation>
    </message>
    <message>
        <source>Open it once more; if it hangs again, the file or its disk may be damaged</source>
        <translation>Öffnen Sie ihn noch einmal; hängt er wieder, ist die Datei oder ihre Platte vielleicht beschädigt</translation>
    </message>
    <message>
        <source>What is live goes at its own speed</source>
        <translation>Was live ist, läuft in seinem eigenen Tempo</translation>
    </message>
    <message>
        <source>Pictures are stepped through while the film is paused</source>
        <translation>Bild für Bild geht es nur, solange der Film angehalten ist</translation>
    </message>
    <message>
        <source>Pause it first</source>
        <translation>Halten Sie ihn zuerst an</translation>
    </message>
    <message>
        <source>The film&apos;s file cannot be opened</source>
        <translation>Die Datei des Films lässt sich nicht öffnen</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Sources</name>
    <message>
        <source>There is no folder %1</source>
        <translation>Den Ordner %1 gibt es nicht</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>Wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>Hearth may not look into %1</source>
        <translation>Hearth darf nicht in %1 hineinsehen</translation>
    </message>
    <message>
        <source>Let the user who runs Hearth read it</source>
        <translation>Geben Sie dem Benutzer, der Hearth ausführt, Leserechte</translation>
    </message>
    <message>
        <source>%1 holds what Hearth itself keeps</source>
        <translation>In %1 liegt, was Hearth selbst aufbewahrt</translation>
    </message>
    <message>
        <source>There are too many folders already</source>
        <translation>Es sind schon zu viele Ordner</translation>
    </message>
    <message>
        <source>Take one away first</source>
        <translation>Entfernen Sie zuerst einen</translation>
    </message>
    <message>
        <source>This folder came with the start of Hearth</source>
        <translation>Dieser Ordner wurde beim Start von Hearth angegeben</translation>
    </message>
    <message>
        <source>Start Hearth without it</source>
        <translation>Starten Sie Hearth ohne ihn</translation>
    </message>
    <message>
        <source>%1 is the system itself</source>
        <translation>%1 ist das System selbst</translation>
    </message>
    <message>
        <source>Choose a folder that films lie in</source>
        <translation>Wählen Sie einen Ordner, in dem Filme liegen</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::UpNext</name>
    <message>
        <source>Nothing follows this</source>
        <translation>Danach kommt nichts</translation>
    </message>
    <message>
        <source>Nothing comes before this</source>
        <translation>Davor kommt nichts</translation>
    </message>
    <message>
        <source>No film is open</source>
        <translation>Kein Film ist geöffnet</translation>
    </message>
    <message>
        <source>Open one first</source>
        <translation>Öffnen Sie zuerst einen</translation>
    </message>
    <message>
        <source>No list is on</source>
        <translation>Es läuft keine Liste</translation>
    </message>
    <message>
        <source>Play an album, a playlist or a folder first</source>
        <translation>Spielen Sie zuerst ein Album, eine Wiedergabeliste oder einen Ordner ab</translation>
    </message>
</context>
<context>
    <name>hearth::player::Channels</name>
    <message>
        <source>There is no such channel</source>
        <translation>Diesen Sender gibt es nicht</translation>
    </message>
    <message>
        <source>There are too many lists of channels</source>
        <translation>Es gibt zu viele Senderlisten</translation>
    </message>
    <message>
        <source>Take one away first</source>
        <translation>Entfernen Sie zuerst eine</translation>
    </message>
    <message>
        <source>There are no channels in this list</source>
        <translation>In dieser Liste sind keine Sender</translation>
    </message>
</context>
<context>
    <name>hearth::store::Profiles</name>
    <message>
        <source>There is no such profile</source>
        <translation>Dieses Profil gibt es nicht</translation>
    </message>
    <message>
        <source>A household has %1 profiles at most</source>
        <translation>Ein Haushalt hat höchstens %1 Profile</translation>
    </message>
    <message>
        <source>Remove one first</source>
        <translation>Entfernen Sie zuerst eines</translation>
    </message>
    <message>
        <source>One profile has to stay a grown-up&apos;s</source>
        <translation>Ein Profil muss das eines Erwachsenen bleiben</translation>
    </message>
    <message>
        <source>This profile is watching</source>
        <translation>Dieses Profil schaut gerade</translation>
    </message>
    <message>
        <source>Change to another one first</source>
        <translation>Wechseln Sie zuerst zu einem anderen</translation>
    </message>
</context>
<context>
    <name>hearth::ui::Speech</name>
    <message>
        <source>There is no voice for this language on this TV</source>
        <translation>Auf diesem Fernseher gibt es keine Stimme für diese Sprache</translation>
    </message>
    <message>
        <source>There is no voice on this TV: speech-dispatcher does not answer</source>
        <translation>Auf diesem Fernseher gibt es keine Stimme: speech-dispatcher antwortet nicht</translation>
    </message>
</context>
</TS>
