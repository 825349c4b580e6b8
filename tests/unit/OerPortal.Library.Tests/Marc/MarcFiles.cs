using System.Buffers;
using System.Text;
using System.Xml;
using OerPortal.Marc;

namespace OerPortal.Library.Tests.Marc;

/// <summary>Files of records.</summary>
internal static class MarcFiles
{
    internal static byte[] Iso(IEnumerable<MarcRecord> records)
    {
        var file = new ArrayBufferWriter<byte>();
        foreach (var record in records)
            Iso2709.Write(file, record);
        return file.WrittenSpan.ToArray();
    }

    internal static byte[] Xml(IEnumerable<MarcRecord> records)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes))
        {
            xml.WriteStartElement("collection", MarcXml.Namespace);
            foreach (var record in records)
                MarcXml.Write(xml, record);
            xml.WriteEndElement();
        }
        return bytes.ToArray();
    }

    internal static IReadOnlyList<ReadMarc> ReadIso(byte[] file) => [.. Iso2709Reader.Read(new MemoryStream(file))];

    internal static IReadOnlyList<ReadMarc> ReadXml(byte[] file)
    {
        using var reader = new MarcXmlReader(new MemoryStream(file), 100 << 20);
        return [.. reader.Read()];
    }

    internal static string Path(string name) => TestKit.Corpus.PathTo($"marc/{name}");

    internal static byte[] Corpus(string name) => File.ReadAllBytes(Path(name));

    /// <summary>A record in lines without its leader, whose lengths are each writer's own; what was read must be whole.</summary>
    internal static string Lines(this ReadMarc read) => Lines(read.Record ?? throw new InvalidOperationException($"Record {read.Number}: {read.Fault} {read.Detail}"));

    internal static string Lines(MarcRecord record) => string.Join('\n', MarcLines.Write(record).Normalize(NormalizationForm.FormC).Split('\n')[1..]);

    /// <summary>The same records; where not, the first line that differs says so, and not all of them.</summary>
    internal static void ShouldBeRecords(this IEnumerable<string> records, IEnumerable<string> expected)
    {
        var (ours, theirs) = (records.ToList(), expected.ToList());
        foreach (var (at, (one, other)) in ours.Zip(theirs).Index())
        {
            foreach (var (line, wanted) in one.Split('\n').Zip(other.Split('\n')))
                line.ShouldBe(wanted, $"record {at + 1}");
            one.ShouldBe(other, $"record {at + 1}");
        }
        ours.Count.ShouldBe(theirs.Count);
    }
}
