namespace SmartVillage.Events;

/// <summary>The kinds of CloudEvents that a village may send.</summary>
/// <remarks>Values are persisted in the journal: never renumber.</remarks>
[GenerateSerializer, Alias("SmartVillage.Events.EventType")]
public enum EventType
{
    /// <summary><c>id.smartvillage.service.v1</c>: one step of a request for a service.</summary>
    Service = 1,

    /// <summary><c>id.smartvillage.participation.v1</c>: an activity that people took part in.</summary>
    Participation = 2,

    /// <summary><c>id.smartvillage.survey.v1</c>: one answered satisfaction survey (SKM).</summary>
    Survey = 3,

    /// <summary><c>id.smartvillage.figure.v1</c>: a stated stock for a period as of a date.</summary>
    Figure = 4,

    /// <summary><c>id.smartvillage.stage.v1</c>: the programme office sets a village's stage.</summary>
    Stage = 5,

    /// <summary><c>id.smartvillage.nil.v1</c>: a person states that there was nothing to report on a day.</summary>
    Nil = 6,

    /// <summary><c>id.smartvillage.heartbeat.v1</c>: the link works.</summary>
    Heartbeat = 7,

    /// <summary><c>id.smartvillage.correction.v1</c>: cancels or replaces an earlier event of the same village.</summary>
    Correction = 8,
}
