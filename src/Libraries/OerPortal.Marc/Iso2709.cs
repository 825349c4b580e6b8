using System.Buffers;
using System.Globalization;
using System.Text;

namespace OerPortal.Marc;

/// <summary>MARC 21 in ISO 2709, as library systems exchange it in files (.mrc), in UTF-8.</summary>
public static class Iso2709
{
    /// <summary>No record is longer: its length has five digits.</summary>
    public const int LongestRecord = 99_999;

    /// <summary>No field is longer: its length has four digits.</summary>
    public const int LongestField = 9_999;

    private const int LeaderLength = 24;
    private const int EntryLength = 12;
    private const byte FieldEnd = 0x1e;
    private const byte RecordEnd = 0x1d;
    private const byte SubfieldStart = 0x1f;

    /// <summary>Writes one record. What does not fit is left out from the end: of a field its text, of a record its last fields.</summary>
    public static void Write(IBufferWriter<byte> file, MarcRecord record)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(record);
        var fields = new List<(string Tag, byte[] Bytes)>();
        foreach (var field in record.ControlFields) fields.Add((field.Tag, Shortened(Encoding.UTF8.GetBytes(field.Value))));
        foreach (var field in record.DataFields) fields.Add((field.Tag, Shortened(BytesOf(field))));
        var length = LeaderLength + 2;
        var fitting = fields.TakeWhile(field => (length += EntryLength + field.Bytes.Length + 1) <= LongestRecord).ToList();
        Write(file, record.Leader, fitting);
    }

    private static void Write(IBufferWriter<byte> file, string leader, List<(string Tag, byte[] Bytes)> fields)
    {
        var directory = new StringBuilder();
        var at = 0;
        foreach (var (tag, bytes) in fields)
        {
            directory.Append(CultureInfo.InvariantCulture, $"{tag}{bytes.Length + 1:0000}{at:00000}");
            at += bytes.Length + 1;
        }

        var data = LeaderLength + directory.Length + 1;
        var head = string.Create(CultureInfo.InvariantCulture, $"{data + at + 1:00000}{leader[5..12]}{data:00000}{leader[17..]}");
        file.Write(Encoding.ASCII.GetBytes(head + directory));
        file.Write([FieldEnd]);
        foreach (var (_, bytes) in fields)
        {
            file.Write(bytes);
            file.Write([FieldEnd]);
        }

        file.Write([RecordEnd]);
    }

    private static byte[] BytesOf(DataField field)
    {
        using var bytes = new MemoryStream();
        bytes.WriteByte((byte)field.First);
        bytes.WriteByte((byte)field.Second);
        foreach (var subfield in field.Subfields)
        {
            bytes.WriteByte(SubfieldStart);
            bytes.WriteByte((byte)subfield.Code);
            bytes.Write(Encoding.UTF8.GetBytes(subfield.Value));
        }

        return bytes.ToArray();
    }

    // Cut between letters.
    private static byte[] Shortened(byte[] field)
    {
        if (field.Length < LongestField) return field;
        var end = LongestField - 1;
        while ((field[end] & 0xc0) == 0x80) end--;
        return field[..end];
    }
}
