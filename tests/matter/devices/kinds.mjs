// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What each kind of virtual appliance is made of, and how it answers commands.

import { Endpoint } from "@matter/main";
import { DoorLockServer } from "@matter/main/behaviors/door-lock";
import { OccupancySensingServer } from "@matter/main/behaviors/occupancy-sensing";
import { OperationalStateServer } from "@matter/main/behaviors/operational-state";
import { TemperatureControlServer } from "@matter/main/behaviors/temperature-control";
import { TemperatureMeasurementServer } from "@matter/main/behaviors/temperature-measurement";
import { ThermostatServer } from "@matter/main/behaviors/thermostat";
import { DoorLock } from "@matter/main/clusters/door-lock";
import { OccupancySensing } from "@matter/main/clusters/occupancy-sensing";
import { OperationalState } from "@matter/main/clusters/operational-state";
import { TemperatureControl } from "@matter/main/clusters/temperature-control";
import { Thermostat } from "@matter/main/clusters/thermostat";
import { ContactSensorDevice } from "@matter/main/devices/contact-sensor";
import { DimmableLightDevice } from "@matter/main/devices/dimmable-light";
import { DoorLockDevice } from "@matter/main/devices/door-lock";
import { HumiditySensorDevice } from "@matter/main/devices/humidity-sensor";
import { LaundryWasherDevice } from "@matter/main/devices/laundry-washer";
import { OccupancySensorDevice } from "@matter/main/devices/occupancy-sensor";
import { RefrigeratorDevice } from "@matter/main/devices/refrigerator";
import { TemperatureControlledCabinetDevice } from "@matter/main/devices/temperature-controlled-cabinet";
import { TemperatureSensorDevice } from "@matter/main/devices/temperature-sensor";
import { ThermostatDevice } from "@matter/main/devices/thermostat";

async function add(node, ...endpoints) {
    const byNumber = {};
    for (const endpoint of endpoints) {
        await node.add(endpoint);
        byNumber[endpoint.number] = endpoint;
    }
    return byNumber;
}

const states = [OperationalState.OperationalStateEnum.Stopped, OperationalState.OperationalStateEnum.Running,
    OperationalState.OperationalStateEnum.Paused, OperationalState.OperationalStateEnum.Error]
    .map(operationalStateId => ({ operationalStateId }));
const fine = () => ({ commandResponseState: { errorStateId: OperationalState.ErrorState.NoError } });

class WasherOperation extends OperationalStateServer {
    start() {
        this.state.operationalState = OperationalState.OperationalStateEnum.Running;
        this.state.currentPhase = 1;
        this.state.countdownTime = 3600;
        return fine();
    }
    pause() {
        this.state.operationalState = OperationalState.OperationalStateEnum.Paused;
        return fine();
    }
    resume() {
        return this.start();
    }
    stop() {
        this.state.operationalState = OperationalState.OperationalStateEnum.Stopped;
        this.state.countdownTime = null;
        return fine();
    }
}

class CabinetControl extends TemperatureControlServer.with(TemperatureControl.Feature.TemperatureNumber) {
    setTemperature({ targetTemperature }) {
        this.state.temperatureSetpoint = targetTemperature;
    }
}
const NumberedCabinet = TemperatureControlledCabinetDevice.with(CabinetControl, TemperatureMeasurementServer);

function cabinet(id, celsius) {
    return new Endpoint(NumberedCabinet, {
        id,
        temperatureControl: { temperatureSetpoint: celsius * 100, minTemperature: -3000, maxTemperature: 1000 },
        temperatureMeasurement: { measuredValue: celsius * 100 },
    });
}

export const kinds = {
    lamp: {
        name: "Reading lamp",
        deviceType: DimmableLightDevice.deviceType,
        async build(node, say) {
            const lamp = new Endpoint(DimmableLightDevice, { id: "lamp", levelControl: { currentLevel: 127 } });
            const built = await add(node, lamp);
            lamp.events.onOff.onOff$Changed.on(on => say({ onOff: on }));
            lamp.events.levelControl.currentLevel$Changed.on(level => say({ level }));
            return built;
        },
    },
    thermostat: {
        name: "Hall thermostat",
        deviceType: ThermostatDevice.deviceType,
        async build(node, say) {
            const one = new Endpoint(ThermostatDevice.with(ThermostatServer.with(Thermostat.Feature.Heating)), {
                id: "thermostat",
                thermostat: {
                    localTemperature: 1950, occupiedHeatingSetpoint: 2100, systemMode: Thermostat.SystemMode.Heat,
                    controlSequenceOfOperation: Thermostat.ControlSequenceOfOperation.HeatingOnly,
                    minHeatSetpointLimit: 700, maxHeatSetpointLimit: 2800,
                },
            });
            const built = await add(node, one);
            one.events.thermostat.occupiedHeatingSetpoint$Changed.on(target => say({ target }));
            return built;
        },
    },
    lock: {
        name: "Front door",
        deviceType: DoorLockDevice.deviceType,
        async build(node, say) {
            class Bolt extends DoorLockServer {
                lockDoor() {
                    this.state.lockState = DoorLock.LockState.Locked;
                }
                unlockDoor() {
                    this.state.lockState = DoorLock.LockState.Unlocked;
                }
            }
            const one = new Endpoint(DoorLockDevice.with(Bolt), {
                id: "lock",
                doorLock: { lockState: DoorLock.LockState.Locked, lockType: DoorLock.LockType.DeadBolt, actuatorEnabled: true,
                    wrongCodeEntryLimit: 5, userCodeTemporaryDisableTime: 10,
                    operatingMode: DoorLock.OperatingMode.Normal, supportedOperatingModes: { normal: false, vacation: true, privacy: true, noRemoteLockUnlock: false, passage: true, alwaysSet: 2047 } },
            });
            const built = await add(node, one);
            one.events.doorLock.lockState$Changed.on(lock => say({ lock }));
            return built;
        },
    },
    washer: {
        name: "Washing machine",
        deviceType: LaundryWasherDevice.deviceType,
        async build(node, say) {
            const one = new Endpoint(LaundryWasherDevice.with(WasherOperation), {
                id: "washer",
                operationalState: {
                    phaseList: ["Prewash", "Wash", "Spin"], currentPhase: 0, countdownTime: null, operationalStateList: states,
                    operationalState: OperationalState.OperationalStateEnum.Stopped,
                    operationalError: { errorStateId: OperationalState.ErrorState.NoError },
                },
            });
            const built = await add(node, one);
            one.events.operationalState.operationalState$Changed.on(phase => say({ phase }));
            return built;
        },
    },
    refrigerator: {
        name: "Refrigerator",
        deviceType: RefrigeratorDevice.deviceType,
        async build(node) {
            const one = new Endpoint(RefrigeratorDevice, { id: "refrigerator" });
            const built = await add(node, one);
            const cold = cabinet("cold", 5);
            const freezer = cabinet("freezer", -18);
            await one.add(cold);
            await one.add(freezer);
            return { ...built, [cold.number]: cold, [freezer.number]: freezer };
        },
    },
    sensors: {
        name: "Sensors",
        deviceType: TemperatureSensorDevice.deviceType,
        build(node) {
            return add(
                node,
                new Endpoint(TemperatureSensorDevice, { id: "temperature", temperatureMeasurement: { measuredValue: 2150 } }),
                new Endpoint(HumiditySensorDevice, { id: "humidity", relativeHumidityMeasurement: { measuredValue: 4700 } }),
                new Endpoint(ContactSensorDevice, { id: "contact", booleanState: { stateValue: true } }),
                new Endpoint(OccupancySensorDevice.with(OccupancySensingServer.with(OccupancySensing.Feature.PassiveInfrared)), {
                    id: "motion",
                    occupancySensing: { occupancy: { occupied: false }, occupancySensorTypeBitmap: { pir: true }, occupancySensorType: 0 },
                }),
            );
        },
    },
};
