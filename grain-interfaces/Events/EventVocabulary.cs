namespace SmartVillage.Events;

/// <summary>A step of a request. Values are persisted: never renumber.</summary>
[GenerateSerializer, Alias("SmartVillage.Events.RequestStatus")]
public enum RequestStatus
{
    /// <summary>Diajukan.</summary>
    Submitted = 1,

    /// <summary>Complaints only: verified and forwarded.</summary>
    Forwarded = 2,

    /// <summary>Diproses; for complaints the first follow-up.</summary>
    Processing = 3,

    /// <summary>Selesai: an end.</summary>
    Completed = 4,

    /// <summary>Ditolak: an end.</summary>
    Rejected = 5,

    /// <summary>Dibatalkan: an end.</summary>
    Cancelled = 6,
}

/// <summary>How a request came in. Values are persisted: never renumber.</summary>
[GenerateSerializer, Alias("SmartVillage.Events.Channel")]
public enum Channel
{
    /// <summary>Loket.</summary>
    Counter = 1,

    /// <summary>Daring.</summary>
    Online = 2,

    /// <summary>Agen.</summary>
    Agent = 3,

    /// <summary>Ponsel.</summary>
    Mobile = 4,

    /// <summary>Anjungan.</summary>
    Kiosk = 5,
}

/// <summary>Kinds of activities. Values are persisted: never renumber.</summary>
[GenerateSerializer, Alias("SmartVillage.Events.ActivityKind")]
public enum ActivityKind
{
    /// <summary><c>gotong-royong</c>: mutual help.</summary>
    GotongRoyong = 1,

    /// <summary><c>musyawarah</c>: deliberation.</summary>
    Musyawarah = 2,

    /// <summary><c>pelatihan</c>: training.</summary>
    Pelatihan = 3,

    /// <summary><c>lainnya</c>: anything else.</summary>
    Lainnya = 4,
}

/// <summary>Fields of gotong royong (Permendagri 42/2005). Values are persisted: never renumber.</summary>
[GenerateSerializer, Alias("SmartVillage.Events.ActivityField")]
public enum ActivityField
{
    /// <summary><c>kemasyarakatan</c>: community.</summary>
    Kemasyarakatan = 1,

    /// <summary><c>ekonomi</c>: economy.</summary>
    Ekonomi = 2,

    /// <summary><c>sosial-budaya-agama</c>: social, culture and religion.</summary>
    SosialBudayaAgama = 3,

    /// <summary><c>lingkungan</c>: environment.</summary>
    Lingkungan = 4,
}

/// <summary>The nine elements of SKM (PermenPANRB 14/2017), by name. Values index <see cref="SurveyData.Scores"/>.</summary>
[GenerateSerializer, Alias("SmartVillage.Events.SurveyElement")]
public enum SurveyElement
{
    /// <summary>Requirements.</summary>
    Persyaratan = 0,

    /// <summary>Procedure.</summary>
    Prosedur = 1,

    /// <summary>Time taken.</summary>
    Waktu = 2,

    /// <summary>Fee.</summary>
    Biaya = 3,

    /// <summary>The product received.</summary>
    Produk = 4,

    /// <summary>Competence of the officer.</summary>
    Kompetensi = 5,

    /// <summary>Conduct of the officer.</summary>
    Perilaku = 6,

    /// <summary>Handling of complaints.</summary>
    Pengaduan = 7,

    /// <summary>Facilities.</summary>
    Sarana = 8,
}

/// <summary>Stages that the programme office sets. Values are persisted: never renumber.</summary>
[GenerateSerializer, Alias("SmartVillage.Events.ProgrammeStage")]
public enum ProgrammeStage
{
    /// <summary>Disiapkan.</summary>
    Planned = 1,

    /// <summary>Terdaftar.</summary>
    Registered = 2,

    /// <summary>Withdrawn from the programme: counted nowhere.</summary>
    Withdrawn = 3,
}

/// <summary>What a measure or a contribution amounts to.</summary>
/// <param name="Name">Measure code of the service's version.</param>
/// <param name="Value">Exact decimal in the measure's unit.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Events.MeasureValue")]
public readonly record struct MeasureValue([property: Id(0)] string Name, [property: Id(1)] decimal Value);
