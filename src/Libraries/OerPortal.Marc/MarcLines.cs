using System.Text;

namespace OerPortal.Marc;

/// <summary>
/// A record as people write it, a field a line: <c>245 10$aTắt đèn /$cNgô Tất Tố</c>. A sharp stands for a blank indicator and for a blank of the
/// leader and of 006 to 008; what is a dollar is written <c>{dollar}</c>. Read back it is the same record.
/// </summary>
public static class MarcLines
{
    private const string LeaderTag = "LDR";
    private const string Dollar = "{dollar}";
    private const string Brace = "{lcub}";

    public static string Write(MarcRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var lines = new StringBuilder().Append(LeaderTag).Append(' ').Append(Sharps(record.Leader));
        foreach (var field in record.ControlFields)
            lines.Append('\n').Append(field.Tag).Append(' ').Append(HasPlaces(field.Tag) ? Sharps(field.Value) : field.Value);
        foreach (var field in record.DataFields)
        {
            lines.Append('\n').Append(field.Tag).Append(' ').Append(Sharp(field.First)).Append(Sharp(field.Second));
            foreach (var subfield in field.Subfields) lines.Append('$').Append(subfield.Code).Append(Hidden(subfield.Value));
        }

        return lines.ToString();
    }

    /// <summary>Empty lines say nothing; the order of fields is kept.</summary>
    /// <param name="faults">Lines that are none, from 1, each with why.</param>
    public static MarcRecord Read(string text, out IReadOnlyList<(int Line, MarcLineFault Fault)> faults)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (leader, control, data, wrong) = ("", new List<ControlField>(), new List<DataField>(), new List<(int, MarcLineFault)>());
        foreach (var (at, line) in text.Split('\n').Select(line => line.TrimEnd('\r')).Index())
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            var fault = line.StartsWith(LeaderTag, StringComparison.OrdinalIgnoreCase) ? Leader(line, ref leader) : line.StartsWith("00", StringComparison.Ordinal) ? Control(line, control) : Data(line, data);
            if (fault != MarcLineFault.None) wrong.Add((at + 1, fault));
        }

        faults = wrong;
        return new MarcRecord(leader.Length > 0 ? leader : MarcText.Leader("00000nam a2200000 i 4500"), control, data);
    }

    private static MarcLineFault Leader(string line, ref string leader)
    {
        var written = Blanks(line[LeaderTag.Length..].TrimStart(' '));
        if (written.Length != 24) return MarcLineFault.Leader;
        leader = MarcText.Leader(written);
        return MarcLineFault.None;
    }

    private static MarcLineFault Control(string line, List<ControlField> fields)
    {
        if (!HasTag(line)) return MarcLineFault.Tag;
        var value = MarcText.Found(line.Length > 4 ? line[4..] : "");
        if (value.Length == 0) return MarcLineFault.Empty;
        fields.Add(new ControlField(line[..3], HasPlaces(line[..3]) ? Blanks(value) : value));
        return MarcLineFault.None;
    }

    private static MarcLineFault Data(string line, List<DataField> fields)
    {
        if (!HasTag(line)) return MarcLineFault.Tag;
        var start = line.IndexOf('$', StringComparison.Ordinal);
        if (start < 0) return MarcLineFault.Subfields;
        var indicators = start > 4 ? Blanks(line[4..start]).PadRight(2) : "  ";
        if (indicators[2..].Trim().Length > 0 || indicators[..2].Any(letter => letter is < ' ' or >= '\u007f')) return MarcLineFault.Indicators;
        var subfields = new List<Subfield>();
        foreach (var part in line[(start + 1)..].Split('$'))
        {
            if (part.Length == 0 || part[0] is <= ' ' or >= '\u007f') return MarcLineFault.Subfields;
            subfields.Add(new Subfield(part[0], MarcText.Found(Shown(part[1..]))));
        }

        fields.Add(new DataField(line[..3], indicators[0], indicators[1], subfields));
        return MarcLineFault.None;
    }

    private static bool HasTag(string line) => line.Length >= 3 && line.AsSpan(0, 3).IndexOfAnyExceptInRange('0', 'z') < 0 && line[..3].All(char.IsAsciiLetterOrDigit) && (line.Length == 3 || line[3] is ' ' or '$');

    private static bool HasPlaces(string tag) => tag is "006" or "007" or "008";

    private static char Sharp(char indicator) => indicator == ' ' ? '#' : indicator;

    private static string Sharps(string value) => value.Replace(' ', '#');

    // As manuals write blanks, and as other programs do.
    private static string Blanks(string value) => value.Replace('#', ' ').Replace('\\', ' ');

    private static string Hidden(string value) => value.Replace("{", Brace, StringComparison.Ordinal).Replace("$", Dollar, StringComparison.Ordinal);

    private static string Shown(string value) => value.Replace(Dollar, "$", StringComparison.Ordinal).Replace(Brace, "{", StringComparison.Ordinal);
}

/// <summary>What is wrong with a line.</summary>
public enum MarcLineFault
{
    None,

    /// <summary>It does not begin with three figures and a space.</summary>
    Tag,

    /// <summary>Indicators are two characters.</summary>
    Indicators,

    /// <summary>Nothing begins with a dollar and a letter or figure.</summary>
    Subfields,

    /// <summary>A leader has 24 characters.</summary>
    Leader,

    /// <summary>Nothing is said behind the tag.</summary>
    Empty,
}
