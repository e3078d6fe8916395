namespace SmartVillage.Regions;

/// <summary>A file of reference data can't be read; the message names file and line.</summary>
public sealed class RegisterFormatException : FormatException
{
    /// <summary>For the runtime.</summary>
    public RegisterFormatException()
    {
    }

    /// <summary>With a message.</summary>
    public RegisterFormatException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public RegisterFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With the place of the error.</summary>
    public RegisterFormatException(string file, int line, string message)
        : base($"{file}, line {line}: {message}") => Line = line;

    /// <summary>The line at fault, from 1.</summary>
    public int Line { get; }
}
