namespace SmartVillage.Grains.Events;

/// <summary>Keys of the sentences that explain a refusal, where a code alone doesn't say enough. Arguments are named behind each.</summary>
public static class Reasons
{
    /// <summary>A required field is missing.</summary>
    public const string Missing = "missing";

    /// <summary>The field has another form. {0} = what is expected.</summary>
    public const string Form = "form";

    /// <summary>The field isn't one of a list. {0} = the list.</summary>
    public const string Choice = "choice";

    /// <summary>A text is too long. {0} = the most characters.</summary>
    public const string TooLong = "too-long";

    /// <summary>The field doesn't belong to this kind of event. {0} = when it does.</summary>
    public const string NotHere = "not-here";

    /// <summary>A step that doesn't end a request needs its number.</summary>
    public const string RequestNeeded = "request-needed";

    /// <summary>A number is outside its range. {0} = least, {1} = most.</summary>
    public const string Range = "range";

    /// <summary>More women than participants.</summary>
    public const string MoreWomen = "more-women";

    /// <summary>A correction can't be corrected; correct its original again.</summary>
    public const string CorrectionOfCorrection = "correction-of-correction";

    /// <summary>The period is of another kind. {0} = an example of the right kind.</summary>
    public const string Period = "period";

    /// <summary>An element of the call isn't an object.</summary>
    public const string NotAnObject = "not-an-object";

    /// <summary>A text isn't valid Unicode (half of a surrogate pair).</summary>
    public const string BadText = "bad-text";

    /// <summary>A simulation runs here: real events would share its journal.</summary>
    public const string SimulationOnly = "simulation-only";

    /// <summary>No simulation runs here: simulated events would share the real journal.</summary>
    public const string NoSimulation = "no-simulation";

    public static IEnumerable<string> All { get; } =
        [Missing, Form, Choice, TooLong, NotHere, RequestNeeded, Range, MoreWomen, CorrectionOfCorrection, Period,
         NotAnObject, BadText, SimulationOnly, NoSimulation];
}
