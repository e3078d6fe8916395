using System.Collections.Immutable;
using SmartVillage.Catalogue;

namespace SmartVillage.Grains.Catalogue;

/// <summary>The fixed list of complaint categories of the first catalogue. A category is all that is stored of what a complaint says.</summary>
internal static class FirstComplaintCategories
{
    public static ImmutableArray<ComplaintCategory> All { get; } =
    [
        new("jalan-jembatan", new("Jalan dan jembatan", "Roads and bridges")),
        new("air-bersih", new("Air bersih", "Clean water")),
        new("irigasi", new("Irigasi dan drainase", "Irrigation and drainage")),
        new("penerangan-jalan", new("Penerangan jalan", "Street lighting")),
        new("listrik", new("Listrik", "Electricity")),
        new("telekomunikasi", new("Internet dan telepon", "Internet and telephone")),
        new("sampah-lingkungan", new("Sampah dan lingkungan", "Waste and environment")),
        new("pertanian-pupuk", new("Pertanian dan pupuk", "Farming and fertiliser")),
        new("bantuan-sosial", new("Bantuan sosial", "Social aid")),
        new("kesehatan", new("Kesehatan", "Health")),
        new("pendidikan", new("Pendidikan", "Education")),
        new("kependudukan", new("Dokumen kependudukan", "Civil documents")),
        new("layanan-kantor-desa", new("Layanan kantor desa", "Services of the village office")),
        new("pajak-retribusi", new("Pajak dan retribusi", "Taxes and fees")),
        new("perbankan-agen", new("Perbankan dan agen", "Banking and agents")),
        new("dana-desa", new("Dana desa", "Village fund")),
        new("keamanan", new("Keamanan dan ketertiban", "Safety and order")),
        new("aparatur", new("Aparatur", "Officials")),
        new("lainnya", new("Lainnya", "Other")),
    ];
}
