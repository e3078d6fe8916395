namespace SmartVillage.Silo.Errors;

internal sealed class MalformedJson : IProblemCode
{
    public static int Status => StatusCodes.Status400BadRequest;

    public static string Code => "malformed-json";
}

internal sealed class InvalidWindow : IProblemCode
{
    public static int Status => StatusCodes.Status400BadRequest;

    public static string Code => "invalid-window";
}

internal sealed class InvalidParameter : IProblemCode
{
    public static int Status => StatusCodes.Status400BadRequest;

    public static string Code => "invalid-parameter";
}

internal sealed class UnknownIndicator : IProblemCode
{
    public static int Status => StatusCodes.Status400BadRequest;

    public static string Code => "unknown-indicator";
}

internal sealed class NotAVillage : IProblemCode
{
    public static int Status => StatusCodes.Status400BadRequest;

    public static string Code => "not-a-village";
}

internal sealed class Unauthorized : IProblemCode
{
    public static int Status => StatusCodes.Status401Unauthorized;

    public static string Code => "unauthorized";
}

internal sealed class OutOfScope : IProblemCode
{
    public static int Status => StatusCodes.Status403Forbidden;

    public static string Code => "out-of-scope";
}

internal sealed class UnknownRegion : IProblemCode
{
    public static int Status => StatusCodes.Status404NotFound;

    public static string Code => "unknown-region";
}

internal sealed class UnknownReceipt : IProblemCode
{
    public static int Status => StatusCodes.Status404NotFound;

    public static string Code => "unknown-receipt";
}

internal sealed class NotKept : IProblemCode
{
    public static int Status => StatusCodes.Status404NotFound;

    public static string Code => "not-kept";
}

internal sealed class NotFound : IProblemCode
{
    public static int Status => StatusCodes.Status404NotFound;

    public static string Code => "not-found";
}

internal sealed class MethodNotAllowed : IProblemCode
{
    public static int Status => StatusCodes.Status405MethodNotAllowed;

    public static string Code => "method-not-allowed";
}

internal sealed class TooLarge : IProblemCode
{
    public static int Status => StatusCodes.Status413PayloadTooLarge;

    public static string Code => "too-large";
}

internal sealed class UnsupportedMediaType : IProblemCode
{
    public static int Status => StatusCodes.Status415UnsupportedMediaType;

    public static string Code => "unsupported-media-type";
}

internal sealed class SlowDown : IProblemCode
{
    public static int Status => StatusCodes.Status429TooManyRequests;

    public static string Code => "slow-down";
}

internal sealed class InternalError : IProblemCode
{
    public static int Status => StatusCodes.Status500InternalServerError;

    public static string Code => "internal-error";
}

internal sealed class JournalUnavailable : IProblemCode
{
    public static int Status => StatusCodes.Status503ServiceUnavailable;

    public static string Code => "journal-unavailable";
}

internal sealed class FiguresUnavailable : IProblemCode
{
    public static int Status => StatusCodes.Status503ServiceUnavailable;

    public static string Code => "figures-unavailable";
}
