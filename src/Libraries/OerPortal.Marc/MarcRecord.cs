namespace OerPortal.Marc;

/// <summary>A bibliographic or other record of MARC 21: a leader, control fields, data fields. Immutable.</summary>
/// <param name="Leader">24 characters; lengths and addresses in it are those of whoever writes the record.</param>
/// <param name="ControlFields">001 to 009, in order.</param>
/// <param name="DataFields">010 to 999, in order.</param>
public sealed record MarcRecord(string Leader, IReadOnlyList<ControlField> ControlFields, IReadOnlyList<DataField> DataFields)
{
    /// <summary>The first control field with this tag, or null.</summary>
    public string? Control(string tag) => ControlFields.FirstOrDefault(field => field.Tag == tag)?.Value;

    /// <summary>The data fields with this tag.</summary>
    public IEnumerable<DataField> Fields(string tag) => DataFields.Where(field => field.Tag == tag);
}

/// <param name="Tag">Three digits, beginning with 00.</param>
public sealed record ControlField(string Tag, string Value);

/// <param name="Tag">Three digits.</param>
/// <param name="First">The first indicator; a space where it says nothing.</param>
/// <param name="Second">The second indicator; a space where it says nothing.</param>
public sealed record DataField(string Tag, char First, char Second, IReadOnlyList<Subfield> Subfields)
{
    /// <summary>The first subfield with this code, or null.</summary>
    public string? this[char code] => Subfields.FirstOrDefault(subfield => subfield.Code == code)?.Value;
}

/// <param name="Code">A small letter or a digit.</param>
public sealed record Subfield(char Code, string Value);
