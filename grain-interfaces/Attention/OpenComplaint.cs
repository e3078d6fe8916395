using SmartVillage.Regions;

namespace SmartVillage.Attention;

/// <summary>An open complaint and its clock. Nothing of the person who complains, of what is said, or of allegations against officials.</summary>
/// <param name="Village">Where.</param>
/// <param name="Service">Service code of the complaint family: it decides the last deadline.</param>
/// <param name="Category">A category of the fixed list; <see langword="null"/> where none was told.</param>
/// <param name="Step">Which clock runs out first.</param>
/// <param name="Deadline">When.</param>
/// <param name="Workdays">Working days left after today; 0 = today. Past the deadline the working days since, negative.</param>
/// <param name="WorkMinutes">Service time left, in minutes; 0 once it has passed.</param>
/// <param name="IsLate">Whether it has passed.</param>
/// <param name="IsDueSoon">Whether it comes within one working day.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Attention.OpenComplaint")]
public sealed record OpenComplaint(
    [property: Id(0)] RegionCode Village,
    [property: Id(1)] string Service,
    [property: Id(2)] string? Category,
    [property: Id(3)] ComplaintStep Step,
    [property: Id(4)] DateTimeOffset Deadline,
    [property: Id(5)] int Workdays,
    [property: Id(6)] double WorkMinutes,
    [property: Id(7)] bool IsLate,
    [property: Id(8)] bool IsDueSoon);

/// <summary>The clocks of a complaint (SP4N-LAPOR!). Values are on the wire: never renumber.</summary>
[GenerateSerializer, Alias("SmartVillage.Attention.ComplaintStep")]
public enum ComplaintStep
{
    /// <summary>Verified and forwarded within 3 working days.</summary>
    Forward = 1,

    /// <summary>First follow-up within 5 working days after that.</summary>
    FollowUp = 2,

    /// <summary>Ended within 5, 14 or 60 working days.</summary>
    End = 3,
}
