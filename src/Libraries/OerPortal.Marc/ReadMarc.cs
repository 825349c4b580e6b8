namespace OerPortal.Marc;

/// <summary>A record as it was found in a file, or why it could not be read. What is damaged stops nothing: the next one may be whole.</summary>
/// <param name="Number">In the file, from 1.</param>
/// <param name="Record">Null where it could not be read. Its text is composed (NFC) and has no control characters; spaces stay as they are.</param>
/// <param name="Detail">What goes into the sentence about the fault: the name of an alphabet.</param>
public sealed record ReadMarc(int Number, MarcRecord? Record, MarcFault Fault = MarcFault.None, string Detail = "")
{
    internal static ReadMarc Broken(int number, MarcFault fault, string detail = "") => new(number, null, fault, detail);
}

/// <summary>Why a record cannot be read.</summary>
public enum MarcFault
{
    None,

    /// <summary>Its first 24 characters are no leader.</summary>
    Leader,

    /// <summary>Its directory does not lead to its fields.</summary>
    Directory,

    /// <summary>It says that it is in UTF-8, and is not.</summary>
    Letters,

    /// <summary>It is in MARC-8 with letters of an alphabet that is not read here.</summary>
    Alphabet,

    /// <summary>It is longer than records are.</summary>
    TooLong,

    /// <summary>The file ends before it does.</summary>
    CutOff,

    /// <summary>What the file holds there is no MARCXML.</summary>
    Xml,
}
