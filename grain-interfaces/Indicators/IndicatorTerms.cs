using SmartVillage.Catalogue;

namespace SmartVillage.Indicators;

/// <summary>Words that many indicators share.</summary>
internal static class IndicatorTerms
{
    public const string Licence = "CC-BY-4.0";

    public static readonly LocalizedText Count = new("jumlah", "count");
    public static readonly LocalizedText Share = new("proporsi 0-1", "share 0-1");
    public static readonly LocalizedText People = new("orang", "people");
    public static readonly LocalizedText Villages = new("desa/kelurahan", "villages");
    public static readonly LocalizedText Minutes = new("menit", "minutes");
    public static readonly LocalizedText OwnUnit = new("satuan menurut katalog", "unit of the catalogue");

    public static readonly LocalizedText FromVillages = new("Pemerintah desa dan kelurahan", "Village governments");
    public static readonly LocalizedText FromOffice = new("Dinas PMDT Provinsi Lampung", "Provincial office for village empowerment");
    public static readonly LocalizedText FromAgencies = new("Instansi menurut katalog", "Agencies of the catalogue");
    public static readonly LocalizedText FromSystem = new("Sistem SmartVillage", "The SmartVillage system");
    public static readonly LocalizedText FromDukcapil = new("Ditjen Dukcapil", "Civil registry");

    public static readonly LocalizedText Continuous = new("seketika, per kejadian", "at once, with each event");
    public static readonly LocalizedText ByPeriod = new("per periode data", "by period of the data");

    public static readonly LocalizedText Sum = new("Jumlah kejadian pada jendela; induk = jumlah anak", "Sum over the window; a parent is the sum of its children");
    public static readonly LocalizedText StateSum = new("Keadaan saat ini; induk = jumlah anak", "State now; a parent is the sum of its children");
    public static readonly LocalizedText TodaySum = new("Jumlah hari ini (WIB); induk = jumlah anak", "Sum of today (WIB); a parent is the sum of its children");

    public static readonly LocalizedText Services = new("Layanan", "Services");
    public static readonly LocalizedText Complaint = new("Pengaduan", "Complaints");
    public static readonly LocalizedText Participation = new("Partisipasi", "Participation");
    public static readonly LocalizedText Satisfaction = new("Kepuasan masyarakat", "Satisfaction");
    public static readonly LocalizedText Reporting = new("Pelaporan", "Reporting");
    public static readonly LocalizedText Programme = new("Program", "Programme");
    public static readonly LocalizedText Population = new("Penduduk", "Population");
    public static readonly LocalizedText Stocks = new("Data per periode", "Stated figures");
    public static readonly LocalizedText Usual = new("Kebiasaan", "What is usual");
}
