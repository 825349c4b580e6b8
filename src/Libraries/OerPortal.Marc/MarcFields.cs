namespace OerPortal.Marc;

/// <summary>Collects the fields of a record in any order. A subfield that says nothing is left out, and so is a field without any.</summary>
public sealed class MarcFields
{
    private readonly List<ControlField> _control = [];
    private readonly List<DataField> _data = [];

    /// <summary>Adds a control field, whose spaces mean something.</summary>
    public MarcFields Control(string tag, string value)
    {
        _control.Add(new ControlField(tag, value));
        return this;
    }

    /// <param name="indicators">Two characters; a space says nothing.</param>
    /// <param name="subfields">Code and value, in order.</param>
    public MarcFields Add(string tag, string indicators, params ReadOnlySpan<(char Code, string? Value)> subfields)
    {
        ArgumentNullException.ThrowIfNull(indicators);
        var said = new List<Subfield>(subfields.Length);
        foreach (var (code, value) in subfields)
        {
            var clean = value is null ? "" : MarcText.Clean(value);
            if (clean.Length > 0) said.Add(new Subfield(code, clean));
        }

        if (said.Count > 0) _data.Add(new DataField(tag, indicators[0], indicators[1], said));
        return this;
    }

    /// <summary>The record, its fields in the order of their tags; those with the same tag as they were added.</summary>
    public MarcRecord ToRecord(string leader) => new(leader, [.. _control.OrderBy(field => field.Tag, StringComparer.Ordinal)], [.. _data.OrderBy(field => field.Tag, StringComparer.Ordinal)]);
}
