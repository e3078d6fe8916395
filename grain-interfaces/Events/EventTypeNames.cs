namespace SmartVillage.Events;

/// <summary>The CloudEvents <c>type</c> of each <see cref="EventType"/>.</summary>
public static class EventTypeNames
{
    private static readonly (EventType Type, string Name)[] Names =
    [
        (EventType.Service, "id.smartvillage.service.v1"),
        (EventType.Participation, "id.smartvillage.participation.v1"),
        (EventType.Survey, "id.smartvillage.survey.v1"),
        (EventType.Figure, "id.smartvillage.figure.v1"),
        (EventType.Stage, "id.smartvillage.stage.v1"),
        (EventType.Nil, "id.smartvillage.nil.v1"),
        (EventType.Heartbeat, "id.smartvillage.heartbeat.v1"),
        (EventType.Correction, "id.smartvillage.correction.v1"),
    ];

    /// <summary>The CloudEvents <c>type</c>.</summary>
    public static string ToName(this EventType type) => Names[(int)type - 1].Name;

    /// <summary>Finds the kind of a CloudEvents <c>type</c>; <see langword="false"/> when it is none of ours.</summary>
    public static bool TryParse(string name, out EventType type)
    {
        foreach (var (candidate, text) in Names)
        {
            if (text == name)
            {
                type = candidate;
                return true;
            }
        }

        type = default;
        return false;
    }
}
