using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace OerPortal.Demo.Tests.Kit;

/// <summary>What a file says, however well it is packed: another zlib in the runtime packs the same words into other bytes.</summary>
internal static partial class Unpacked
{
    public static byte[] Of(string name, byte[] file) => Path.GetExtension(name) switch
    {
        ".epub" => Epub(file),
        ".pdf" => Pdf(file),
        _ => file,
    };

    private static byte[] Epub(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var members = new MemoryStream();
        foreach (var entry in zip.Entries)
        {
            members.Write(Encoding.UTF8.GetBytes($"{entry.FullName} {entry.LastWriteTime:O} {entry.Length}\n"));
            using var content = entry.Open();
            content.CopyTo(members);
        }
        return members.ToArray();
    }

    // The table of offsets and the identifier at the end follow from the packed bytes.
    private static byte[] Pdf(byte[] file)
    {
        var objects = Encoding.Latin1.GetString(file);
        return Encoding.Latin1.GetBytes(PackedStream().Replace(objects[..objects.LastIndexOf("xref\n0 ", StringComparison.Ordinal)], stream => stream.Groups["entries"].Value + Inflate(stream.Groups["packed"].Value)));
    }

    private static string Inflate(string packed)
    {
        using var inflate = new ZLibStream(new MemoryStream(Encoding.Latin1.GetBytes(packed)), CompressionMode.Decompress);
        using var content = new MemoryStream();
        inflate.CopyTo(content);
        return Encoding.Latin1.GetString(content.ToArray());
    }

    [GeneratedRegex(@"<</Length \d+(?<entries>/Filter/FlateDecode[^\n]*)\nstream\n(?<packed>.*?)\nendstream", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex PackedStream();
}
