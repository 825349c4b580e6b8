namespace OerPortal.Library.Sru;

/// <summary>A question that cannot be answered: a diagnostic of the list <c>info:srw/diagnostic/1/</c>.</summary>
/// <param name="number">In that list.</param>
/// <param name="details">What it is about, as the list says for each.</param>
internal sealed class SruRefusalException(int number, string details = "") : Exception($"{number} {details}")
{
    internal const int UnsupportedOperation = 4;
    internal const int UnsupportedVersion = 5;
    internal const int UnsupportedValue = 6;
    internal const int MissingParameter = 7;
    internal const int UnsupportedParameter = 8;
    internal const int QuerySyntax = 10;
    internal const int UnsupportedSet = 15;
    internal const int UnsupportedIndex = 16;
    internal const int UnsupportedRelation = 19;
    internal const int UnsupportedModifier = 20;
    internal const int EmptyTerm = 27;
    internal const int UnsupportedBoolean = 37;
    internal const int TooManyBooleans = 38;
    internal const int OutOfRange = 61;
    internal const int UnknownSchema = 66;
    internal const int UnsupportedPacking = 71;
    internal const int UnsupportedSort = 86;

    internal int Number { get; } = number;

    internal string Details { get; } = details;

    /// <summary>As the list words it.</summary>
    internal string Words => Number switch
    {
        UnsupportedOperation => "Unsupported operation",
        UnsupportedVersion => "Unsupported version",
        UnsupportedValue => "Unsupported parameter value",
        MissingParameter => "Mandatory parameter not supplied",
        UnsupportedParameter => "Unsupported parameter",
        QuerySyntax => "Query syntax error",
        UnsupportedSet => "Unsupported context set",
        UnsupportedIndex => "Unsupported index",
        UnsupportedRelation => "Unsupported relation",
        UnsupportedModifier => "Unsupported relation modifier",
        EmptyTerm => "Empty term unsupported",
        UnsupportedBoolean => "Unsupported boolean operator",
        TooManyBooleans => "Too many boolean operators in query",
        OutOfRange => "First record position out of range",
        UnknownSchema => "Unknown schema for retrieval",
        UnsupportedPacking => "Unsupported record packing",
        _ => "Unsupported path for sort",
    };
}
