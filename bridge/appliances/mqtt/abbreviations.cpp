// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/mqtt/abbreviations.h"
#include <QHash>
#include <QJsonArray>
#include <array>

namespace hearth::bridge
{

namespace
{

struct Row {
    const char *shortKey;
    const char *longKey;
};

constexpr std::array kRows{
    Row{"act_t", "action_topic"},
    Row{"act_tpl", "action_template"},
    Row{"atype", "automation_type"},
    Row{"aux_cmd_t", "aux_command_topic"},
    Row{"aux_stat_t", "aux_state_topic"},
    Row{"aux_stat_tpl", "aux_state_template"},
    Row{"avty", "availability"},
    Row{"avty_mode", "availability_mode"},
    Row{"avty_t", "availability_topic"},
    Row{"away_mode_cmd_t", "away_mode_command_topic"},
    Row{"away_mode_stat_t", "away_mode_state_topic"},
    Row{"away_mode_stat_tpl", "away_mode_state_template"},
    Row{"b_tpl", "blue_template"},
    Row{"bat_lev_t", "battery_level_topic"},
    Row{"bat_lev_tpl", "battery_level_template"},
    Row{"bri_cmd_t", "brightness_command_topic"},
    Row{"bri_scl", "brightness_scale"},
    Row{"bri_stat_t", "brightness_state_topic"},
    Row{"bri_tpl", "brightness_template"},
    Row{"bri_val_tpl", "brightness_value_template"},
    Row{"chrg_t", "charging_topic"},
    Row{"chrg_tpl", "charging_template"},
    Row{"cln_t", "cleaning_topic"},
    Row{"cln_tpl", "cleaning_template"},
    Row{"clr_temp_cmd_t", "color_temp_command_topic"},
    Row{"clr_temp_cmd_tpl", "color_temp_command_template"},
    Row{"clr_temp_stat_t", "color_temp_state_topic"},
    Row{"clr_temp_tpl", "color_temp_template"},
    Row{"clr_temp_val_tpl", "color_temp_value_template"},
    Row{"clrm", "color_mode"},
    Row{"clrm_stat_t", "color_mode_state_topic"},
    Row{"clrm_val_tpl", "color_mode_value_template"},
    Row{"cmd_off_tpl", "command_off_template"},
    Row{"cmd_on_tpl", "command_on_template"},
    Row{"cmd_t", "command_topic"},
    Row{"cmd_tpl", "command_template"},
    Row{"cmps", "components"},
    Row{"cns", "connections"},
    Row{"cod_arm_req", "code_arm_required"},
    Row{"cod_dis_req", "code_disarm_required"},
    Row{"cu", "configuration_url"},
    Row{"curr_hum_t", "current_humidity_topic"},
    Row{"curr_hum_tpl", "current_humidity_template"},
    Row{"curr_temp_t", "current_temperature_topic"},
    Row{"curr_temp_tpl", "current_temperature_template"},
    Row{"def_ent_id", "default_entity_id"},
    Row{"dev", "device"},
    Row{"dev_cla", "device_class"},
    Row{"dock_t", "docked_topic"},
    Row{"dock_tpl", "docked_template"},
    Row{"e", "encoding"},
    Row{"en", "enabled_by_default"},
    Row{"ent_cat", "entity_category"},
    Row{"ent_pic", "entity_picture"},
    Row{"err_t", "error_topic"},
    Row{"err_tpl", "error_template"},
    Row{"evt_typ", "event_types"},
    Row{"exp_aft", "expire_after"},
    Row{"fan_mode_cmd_t", "fan_mode_command_topic"},
    Row{"fan_mode_cmd_tpl", "fan_mode_command_template"},
    Row{"fan_mode_stat_t", "fan_mode_state_topic"},
    Row{"fan_mode_stat_tpl", "fan_mode_state_template"},
    Row{"fanspd_lst", "fan_speed_list"},
    Row{"fanspd_t", "fan_speed_topic"},
    Row{"fanspd_tpl", "fan_speed_template"},
    Row{"flsh_tlng", "flash_time_long"},
    Row{"flsh_tsht", "flash_time_short"},
    Row{"frc_upd", "force_update"},
    Row{"fx_cmd_t", "effect_command_topic"},
    Row{"fx_list", "effect_list"},
    Row{"fx_stat_t", "effect_state_topic"},
    Row{"fx_tpl", "effect_template"},
    Row{"fx_val_tpl", "effect_value_template"},
    Row{"g_tpl", "green_template"},
    Row{"hold_cmd_t", "hold_command_topic"},
    Row{"hold_cmd_tpl", "hold_command_template"},
    Row{"hold_stat_t", "hold_state_topic"},
    Row{"hold_stat_tpl", "hold_state_template"},
    Row{"hs_cmd_t", "hs_command_topic"},
    Row{"hs_stat_t", "hs_state_topic"},
    Row{"hs_val_tpl", "hs_value_template"},
    Row{"hum_cmd_t", "target_humidity_command_topic"},
    Row{"hum_cmd_tpl", "target_humidity_command_template"},
    Row{"hum_stat_t", "target_humidity_state_topic"},
    Row{"hum_state_tpl", "target_humidity_state_template"},
    Row{"hw", "hw_version"},
    Row{"ic", "icon"},
    Row{"ids", "identifiers"},
    Row{"init", "initial"},
    Row{"json_attr", "json_attributes"},
    Row{"json_attr_t", "json_attributes_topic"},
    Row{"json_attr_tpl", "json_attributes_template"},
    Row{"lrst_t", "last_reset_topic"},
    Row{"lrst_val_tpl", "last_reset_value_template"},
    Row{"max_hum", "max_humidity"},
    Row{"max_mirs", "max_mireds"},
    Row{"mdl", "model"},
    Row{"mdl_id", "model_id"},
    Row{"mf", "manufacturer"},
    Row{"min_hum", "min_humidity"},
    Row{"min_mirs", "min_mireds"},
    Row{"mode_cmd_t", "mode_command_topic"},
    Row{"mode_cmd_tpl", "mode_command_template"},
    Row{"mode_stat_t", "mode_state_topic"},
    Row{"mode_stat_tpl", "mode_state_template"},
    Row{"o", "origin"},
    Row{"obj_id", "object_id"},
    Row{"off_dly", "off_delay"},
    Row{"on_cmd_type", "on_command_type"},
    Row{"ops", "options"},
    Row{"opt", "optimistic"},
    Row{"osc_cmd_t", "oscillation_command_topic"},
    Row{"osc_cmd_tpl", "oscillation_command_template"},
    Row{"osc_stat_t", "oscillation_state_topic"},
    Row{"osc_val_tpl", "oscillation_value_template"},
    Row{"p", "platform"},
    Row{"pct_cmd_t", "percentage_command_topic"},
    Row{"pct_cmd_tpl", "percentage_command_template"},
    Row{"pct_stat_t", "percentage_state_topic"},
    Row{"pct_val_tpl", "percentage_value_template"},
    Row{"pl", "payload"},
    Row{"pl_arm_away", "payload_arm_away"},
    Row{"pl_arm_custom_b", "payload_arm_custom_bypass"},
    Row{"pl_arm_home", "payload_arm_home"},
    Row{"pl_arm_nite", "payload_arm_night"},
    Row{"pl_arm_vacation", "payload_arm_vacation"},
    Row{"pl_avail", "payload_available"},
    Row{"pl_cln_sp", "payload_clean_spot"},
    Row{"pl_cls", "payload_close"},
    Row{"pl_disarm", "payload_disarm"},
    Row{"pl_hi_spd", "payload_high_speed"},
    Row{"pl_home", "payload_home"},
    Row{"pl_inst", "payload_install"},
    Row{"pl_lo_spd", "payload_low_speed"},
    Row{"pl_loc", "payload_locate"},
    Row{"pl_lock", "payload_lock"},
    Row{"pl_med_spd", "payload_medium_speed"},
    Row{"pl_not_avail", "payload_not_available"},
    Row{"pl_not_home", "payload_not_home"},
    Row{"pl_off", "payload_off"},
    Row{"pl_off_spd", "payload_off_speed"},
    Row{"pl_on", "payload_on"},
    Row{"pl_open", "payload_open"},
    Row{"pl_osc_off", "payload_oscillation_off"},
    Row{"pl_osc_on", "payload_oscillation_on"},
    Row{"pl_paus", "payload_pause"},
    Row{"pl_ret", "payload_return_to_base"},
    Row{"pl_rst", "payload_reset"},
    Row{"pl_rst_hum", "payload_reset_humidity"},
    Row{"pl_rst_mode", "payload_reset_mode"},
    Row{"pl_rst_pct", "payload_reset_percentage"},
    Row{"pl_rst_pr_mode", "payload_reset_preset_mode"},
    Row{"pl_stop", "payload_stop"},
    Row{"pl_stpa", "payload_start_pause"},
    Row{"pl_strt", "payload_start"},
    Row{"pl_toff", "payload_turn_off"},
    Row{"pl_ton", "payload_turn_on"},
    Row{"pl_unlk", "payload_unlock"},
    Row{"pos_clsd", "position_closed"},
    Row{"pos_open", "position_open"},
    Row{"pos_t", "position_topic"},
    Row{"pos_tpl", "position_template"},
    Row{"pow_cmd_t", "power_command_topic"},
    Row{"pow_stat_t", "power_state_topic"},
    Row{"pow_stat_tpl", "power_state_template"},
    Row{"pr_mode_cmd_t", "preset_mode_command_topic"},
    Row{"pr_mode_cmd_tpl", "preset_mode_command_template"},
    Row{"pr_mode_stat_t", "preset_mode_state_topic"},
    Row{"pr_mode_val_tpl", "preset_mode_value_template"},
    Row{"pr_modes", "preset_modes"},
    Row{"r_tpl", "red_template"},
    Row{"ret", "retain"},
    Row{"rgb_cmd_t", "rgb_command_topic"},
    Row{"rgb_cmd_tpl", "rgb_command_template"},
    Row{"rgb_stat_t", "rgb_state_topic"},
    Row{"rgb_val_tpl", "rgb_value_template"},
    Row{"rgbw_cmd_t", "rgbw_command_topic"},
    Row{"rgbw_cmd_tpl", "rgbw_command_template"},
    Row{"rgbw_stat_t", "rgbw_state_topic"},
    Row{"rgbw_val_tpl", "rgbw_value_template"},
    Row{"rgbww_cmd_t", "rgbww_command_topic"},
    Row{"rgbww_cmd_tpl", "rgbww_command_template"},
    Row{"rgbww_stat_t", "rgbww_state_topic"},
    Row{"rgbww_val_tpl", "rgbww_value_template"},
    Row{"sa", "suggested_area"},
    Row{"send_cmd_t", "send_command_topic"},
    Row{"set_fan_spd_t", "set_fan_speed_topic"},
    Row{"set_pos_t", "set_position_topic"},
    Row{"set_pos_tpl", "set_position_template"},
    Row{"sn", "serial_number"},
    Row{"spd_cmd_t", "speed_command_topic"},
    Row{"spd_rng_max", "speed_range_max"},
    Row{"spd_rng_min", "speed_range_min"},
    Row{"spd_stat_t", "speed_state_topic"},
    Row{"spd_val_tpl", "speed_value_template"},
    Row{"spds", "speeds"},
    Row{"src_type", "source_type"},
    Row{"stat_cla", "state_class"},
    Row{"stat_closing", "state_closing"},
    Row{"stat_clsd", "state_closed"},
    Row{"stat_locked", "state_locked"},
    Row{"stat_off", "state_off"},
    Row{"stat_on", "state_on"},
    Row{"stat_open", "state_open"},
    Row{"stat_opening", "state_opening"},
    Row{"stat_stopped", "state_stopped"},
    Row{"stat_t", "state_topic"},
    Row{"stat_tpl", "state_template"},
    Row{"stat_unlocked", "state_unlocked"},
    Row{"stat_val_tpl", "state_value_template"},
    Row{"stype", "subtype"},
    Row{"sup_clrm", "supported_color_modes"},
    Row{"sup_feat", "supported_features"},
    Row{"sw", "sw_version"},
    Row{"swing_mode_cmd_t", "swing_mode_command_topic"},
    Row{"swing_mode_cmd_tpl", "swing_mode_command_template"},
    Row{"swing_mode_stat_t", "swing_mode_state_topic"},
    Row{"swing_mode_stat_tpl", "swing_mode_state_template"},
    Row{"l_ver_t", "latest_version_topic"},
    Row{"l_ver_tpl", "latest_version_template"},
    Row{"rel_s", "release_summary"},
    Row{"rel_u", "release_url"},
    Row{"t", "topic"},
    Row{"tit", "title"},
    Row{"temp_cmd_t", "temperature_command_topic"},
    Row{"temp_cmd_tpl", "temperature_command_template"},
    Row{"temp_hi_cmd_t", "temperature_high_command_topic"},
    Row{"temp_hi_cmd_tpl", "temperature_high_command_template"},
    Row{"temp_hi_stat_t", "temperature_high_state_topic"},
    Row{"temp_hi_stat_tpl", "temperature_high_state_template"},
    Row{"temp_lo_cmd_t", "temperature_low_command_topic"},
    Row{"temp_lo_cmd_tpl", "temperature_low_command_template"},
    Row{"temp_lo_stat_t", "temperature_low_state_topic"},
    Row{"temp_lo_stat_tpl", "temperature_low_state_template"},
    Row{"temp_stat_t", "temperature_state_topic"},
    Row{"temp_stat_tpl", "temperature_state_template"},
    Row{"temp_unit", "temperature_unit"},
    Row{"tilt_clsd_val", "tilt_closed_value"},
    Row{"tilt_cmd_t", "tilt_command_topic"},
    Row{"tilt_cmd_tpl", "tilt_command_template"},
    Row{"tilt_inv_stat", "tilt_invert_state"},
    Row{"tilt_opnd_val", "tilt_opened_value"},
    Row{"tilt_opt", "tilt_optimistic"},
    Row{"tilt_status_t", "tilt_status_topic"},
    Row{"tilt_status_tpl", "tilt_status_template"},
    Row{"uniq_id", "unique_id"},
    Row{"unit_of_meas", "unit_of_measurement"},
    Row{"val_tpl", "value_template"},
    Row{"whit_cmd_t", "white_command_topic"},
    Row{"whit_scl", "white_scale"},
    Row{"whit_val_cmd_t", "white_value_command_topic"},
    Row{"whit_val_scl", "white_value_scale"},
    Row{"whit_val_stat_t", "white_value_state_topic"},
    Row{"whit_val_tpl", "white_value_template"},
    Row{"xy_cmd_t", "xy_command_topic"},
    Row{"xy_stat_t", "xy_state_topic"},
    Row{"xy_val_tpl", "xy_value_template"},
};

QString longKey(const QString &key)
{
    static const QHash<QString, QString> table = [] {
        QHash<QString, QString> result;
        for (const Row &row : kRows)
            result.insert(QLatin1String(row.shortKey), QLatin1String(row.longKey));
        return result;
    }();
    return table.value(key, key);
}

QJsonObject expandKeys(const QJsonObject &object)
{
    QJsonObject result;
    for (auto member = object.begin(); member != object.end(); ++member) {
        const QString key = longKey(member.key());
        // A publisher that sends both forms means the long one.
        if (key == member.key() || !object.contains(key))
            result.insert(key, member.value());
    }
    return result;
}

} // namespace

QJsonObject expandAbbreviations(const QJsonObject &config)
{
    QJsonObject result = expandKeys(config);
    // value(), since operator[] would insert what is not there.
    for (const char *part : {"device", "origin", "availability"}) {
        const QString key = QLatin1String(part);
        const QJsonValue written = result.value(key);
        if (written.isObject()) {
            result.insert(key, expandKeys(written.toObject()));
        } else if (written.isArray()) {
            QJsonArray list = written.toArray();
            for (QJsonValueRef one : list) {
                if (one.isObject())
                    one = expandKeys(one.toObject());
            }
            result.insert(key, list);
        }
    }
    return result;
}

} // namespace hearth::bridge
