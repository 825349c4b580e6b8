using System.Text;

namespace OerPortal.Marc;

/// <summary>Reads the bytes of one record of ISO 2709, without the mark of its end.</summary>
internal ref struct Iso2709Record
{
    private const int LeaderLength = 24;
    private const int EntryLength = 12;
    private const byte FieldEnd = 0x1e;
    private const byte SubfieldStart = 0x1f;
    private const byte Escape = 0x1b;

    private static readonly UTF8Encoding Strict = new(false, true);

    private readonly ReadOnlySpan<byte> _bytes;
    private readonly bool _isUnicode;
    private readonly Marc8 _marc8 = new();
    private readonly List<ControlField> _control = [];
    private readonly List<DataField> _data = [];

    private Iso2709Record(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
        // Many systems write UTF-8 and forget to say so. Latin letters of MARC-8 with their marks make no UTF-8.
        _isUnicode = bytes[9] == 'a' || (!bytes.Contains(Escape) && bytes.ContainsAnyInRange((byte)0x80, (byte)0xff) && System.Text.Unicode.Utf8.IsValid(bytes));
    }

    public static ReadMarc Read(int number, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < LeaderLength || bytes[..LeaderLength].Contains(FieldEnd) || !(IsFigures(bytes[..5]) || IsFigures(bytes[12..17]))) return ReadMarc.Broken(number, MarcFault.Leader);
        return new Iso2709Record(bytes).Read(number);
    }

    private ReadMarc Read(int number)
    {
        var end = _bytes.IndexOf(FieldEnd);
        if (end < 0 || (end - LeaderLength) % EntryLength != 0) return ReadMarc.Broken(number, MarcFault.Directory);
        var directory = _bytes[LeaderLength..end];
        if (_isUnicode && !System.Text.Unicode.Utf8.IsValid(_bytes)) return ReadMarc.Broken(number, MarcFault.Letters);
        var isRight = LeadsToFields(directory, end + 1);
        var rest = _bytes[(end + 1)..];
        if (!isRight && rest.Count(FieldEnd) != directory.Length / EntryLength) return ReadMarc.Broken(number, MarcFault.Directory);
        for (; directory.Length > 0; directory = directory[EntryLength..])
        {
            var field = isRight ? _bytes.Slice(end + 1 + Figures(directory[7..12]), Figures(directory[3..7]) - 1) : rest[..rest.IndexOf(FieldEnd)];
            if (!isRight) rest = rest[(field.Length + 1)..];
            if (!Add(Tag(directory), field)) return ReadMarc.Broken(number, MarcFault.Alphabet, _marc8.Unknown!);
        }

        return new ReadMarc(number, new MarcRecord(Leader(), _control, _data));
    }

    /// <summary>Whether each entry points at a field of its own that ends where it says. Where one does not, the fields come in the order of the directory.</summary>
    private readonly bool LeadsToFields(ReadOnlySpan<byte> directory, int data)
    {
        for (; directory.Length > 0; directory = directory[EntryLength..])
        {
            if (!IsFigures(directory[3..EntryLength])) return false;
            var (length, from) = (Figures(directory[3..7]), data + Figures(directory[7..12]));
            if (length == 0 || from + length > _bytes.Length || _bytes[from + length - 1] != FieldEnd || _bytes.Slice(from, length - 1).Contains(FieldEnd)) return false;
            if (_bytes[from - 1] != FieldEnd) return false;
        }

        return true;
    }

    /// <returns>False where there are letters of an alphabet that is not read.</returns>
    private readonly bool Add(string tag, ReadOnlySpan<byte> field)
    {
        if (tag.StartsWith("00", StringComparison.Ordinal))
        {
            if (Text(field) is not { } value) return false;
            _control.Add(new ControlField(tag, value));
            return true;
        }

        var subfields = new List<Subfield>();
        // A field without subfields is text all the same.
        var whole = field.Contains(SubfieldStart) ? field : [.. "  \u001fa"u8, .. field];
        var first = whole.IndexOf(SubfieldStart);
        for (var rest = whole[first..]; rest.Length > 0;)
        {
            var next = rest[1..].IndexOf(SubfieldStart);
            var part = next < 0 ? rest[1..] : rest[1..(next + 1)];
            rest = next < 0 ? [] : rest[(next + 1)..];
            if (part.Length == 0) continue;
            var hasCode = part[0] is > 0x20 and < 0x7f;
            if (Text(hasCode ? part[1..] : part) is not { } value) return false;
            subfields.Add(new Subfield(hasCode ? (char)part[0] : 'a', value));
        }

        if (subfields.Count > 0) _data.Add(new DataField(tag, Indicator(whole[..first], 0), Indicator(whole[..first], 1), subfields));
        return true;
    }

    private readonly string? Text(ReadOnlySpan<byte> bytes) => _isUnicode ? MarcText.Found(Strict.GetString(bytes)) : _marc8.Read(bytes) is { } read ? MarcText.Found(read) : null;

    private static char Indicator(ReadOnlySpan<byte> indicators, int at) => at < indicators.Length && indicators[at] is > 0x20 and < 0x7f ? (char)indicators[at] : ' ';

    private static string Tag(ReadOnlySpan<byte> entry) => MarcText.Tag(Encoding.Latin1.GetString(entry[..3]));

    // What it says about itself is said anew: two indicators, subfield codes of two, Unicode.
    private readonly string Leader() => MarcText.Leader(Encoding.Latin1.GetString(_bytes[..LeaderLength]));

    private static bool IsFigures(ReadOnlySpan<byte> bytes) => !bytes.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    private static int Figures(ReadOnlySpan<byte> bytes)
    {
        var number = 0;
        foreach (var figure in bytes) number = (number * 10) + figure - '0';
        return number;
    }
}
