using System.Collections.Immutable;
using SmartVillage.Catalogue;
using static SmartVillage.Indicators.IndicatorTerms;

namespace SmartVillage.Indicators;

/// <summary>Villages by stage; villages without a stage are counted nowhere.</summary>
internal static class ProgrammeIndicators
{
    public static ImmutableArray<Indicator> All { get; } =
    [
        Indicator(
            "programme.planned", new("Disiapkan", "Planned"),
            new("Desa yang disiapkan menurut kantor program.", "Villages planned by the programme office."),
            StateSum, Villages, FromOffice, Continuous,
            "programme.planned"),
        Indicator(
            "programme.registered", new("Terdaftar", "Registered"),
            new("Desa terdaftar yang belum mengirim apa pun.", "Registered villages that sent nothing yet."),
            StateSum, Villages, FromOffice, Continuous,
            "programme.registered"),
        Indicator(
            "programme.connected", new("Terhubung", "Connected"),
            new("Desa terdaftar yang pernah mengirim sesuatu, tetapi belum pernah layanan atau partisipasi.", "Registered villages that sent something, but never a service or participation."),
            StateSum, Villages, FromSystem, Continuous,
            "programme.connected"),
        Indicator(
            "programme.active", new("Aktif", "Active"),
            new("Desa terdaftar dengan layanan atau partisipasi dalam 7 × 24 jam terakhir, hari libur tidak dihitung.", "Registered villages with a service or participation in the last 7 × 24 hours, holidays not counted."),
            StateSum, Villages, FromSystem, Continuous,
            "programme.active"),
        Indicator(
            "programme.silent", new("Tanpa data", "Silent"),
            new("Desa yang pernah aktif, tetapi tidak sekarang.", "Villages that were active once, but not now."),
            StateSum, Villages, FromSystem, Continuous,
            "programme.silent"),
        Indicator(
            "programme.prototype", new("Percontohan", "Prototypes"),
            new("Desa percontohan, apa pun tahapnya.", "Prototypes, whatever their stage."),
            StateSum, Villages, FromOffice, Continuous,
            "programme.prototype"),
    ];

    private static Indicator Indicator(
        string code, LocalizedText name, LocalizedText definition, LocalizedText formula, LocalizedText unit, LocalizedText producer, LocalizedText frequency, params ImmutableArray<string> fields) =>
        new(code, Programme, name, definition, formula, unit, producer, frequency, Licence, 1, fields);
}
