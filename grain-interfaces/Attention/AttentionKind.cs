namespace SmartVillage.Attention;

/// <summary>Why something needs attention, the most harmful first. Values are on the wire: never renumber.</summary>
[GenerateSerializer, Alias("SmartVillage.Attention.AttentionKind")]
public enum AttentionKind
{
    /// <summary>Complaints past a deadline.</summary>
    ComplaintsLate = 1,

    /// <summary>Complaints whose next deadline comes within one working day.</summary>
    ComplaintsDueSoon = 2,

    /// <summary>Far fewer services completed than a region's own usual at this time.</summary>
    Drop = 3,

    /// <summary>Requests open past their standard time.</summary>
    RequestsLate = 4,

    /// <summary>Villages that were active and are not.</summary>
    Silent = 5,

    /// <summary>More villages than usual without a report at this time.</summary>
    NoReport = 6,

    /// <summary>The share on time is below its target, beyond chance.</summary>
    BelowTarget = 7,
}
