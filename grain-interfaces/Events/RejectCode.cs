namespace SmartVillage.Events;

/// <summary>Why an event was not accepted. The public text is the kebab-case name (<see cref="RejectCodeNames.ToCode"/>).</summary>
/// <remarks>Values cross the wire: never renumber.</remarks>
[GenerateSerializer, Alias("SmartVillage.Events.RejectCode")]
public enum RejectCode
{
    /// <summary>Not a CloudEvent of ours: a field is missing, has the wrong form or does not belong there.</summary>
    InvalidEvent = 1,

    /// <summary>The <c>type</c> is unknown.</summary>
    UnsupportedType = 2,

    /// <summary>The <c>subject</c> is no region of the register.</summary>
    UnknownRegion = 3,

    /// <summary>The <c>subject</c> is a region, but not a desa or kelurahan.</summary>
    NotAVillage = 4,

    /// <summary>The service is not in the catalogue at the event's time.</summary>
    UnknownService = 5,

    /// <summary>The service had been retired at the event's time.</summary>
    ServiceRetired = 6,

    /// <summary>The service has no such measure.</summary>
    UnknownMeasure = 7,

    /// <summary>The stated figure is not in the catalogue.</summary>
    UnknownFigure = 8,

    /// <summary>A number outside what its field allows.</summary>
    ValueOutOfRange = 9,

    /// <summary>More decimals than the measure declares.</summary>
    TooPrecise = 10,

    /// <summary>More than five minutes after the server's time.</summary>
    InFuture = 11,

    /// <summary>Before the oldest day accepted.</summary>
    TooOld = 12,

    /// <summary>A string looks like a NIK. The value is never repeated.</summary>
    PersonalData = 13,

    /// <summary>The (subject, source, id) was used with other content: send a correction.</summary>
    IdConflict = 14,

    /// <summary>A correction names no original of this village.</summary>
    UnknownOriginal = 15,

    /// <summary>The caller may not write for this village.</summary>
    OutOfScope = 16,
}
