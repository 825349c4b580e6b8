using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace OerPortal.DemoBooks.Pdf;

/// <summary>The file level of PDF 1.7 (ISO 32000-1 §7.5): numbered objects, cross-reference table, trailer.</summary>
internal sealed class PdfObjects
{
    private readonly List<byte[]?> _objects = [];

    /// <summary>Takes the next object number; its content can follow later.</summary>
    public int Reserve()
    {
        _objects.Add(null);
        return _objects.Count;
    }

    public int Add(string content)
    {
        var number = Reserve();
        Set(number, content);
        return number;
    }

    public void Set(int number, string content) => _objects[number - 1] = Encoding.ASCII.GetBytes(content);

    /// <summary>Adds a stream, compressed; <paramref name="entries"/> are further entries of its dictionary.</summary>
    public int AddStream(byte[] content, string entries = "")
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write(content);
        return AddRaw(packed.ToArray(), $"/Filter/FlateDecode{entries}");
    }

    /// <summary>Adds a stream as it is (XMP must be readable by programs that do not know PDF).</summary>
    public int AddRaw(byte[] content, string entries)
    {
        var number = Reserve();
        var head = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"<</Length {content.Length}{entries}>>\nstream\n"));
        _objects[number - 1] = [.. head, .. content, .. "\nendstream"u8];
        return number;
    }

    public byte[] Save(int root, int info)
    {
        using var file = new MemoryStream();
        file.Write("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n"u8);
        var offsets = new List<long>(_objects.Count);
        for (var index = 0; index < _objects.Count; index++)
        {
            offsets.Add(file.Length);
            Write(file, $"{index + 1} 0 obj\n");
            file.Write(_objects[index] ?? throw new InvalidOperationException($"PDF object {index + 1} was reserved and never written."));
            Write(file, "\nendobj\n");
        }
        // The identifier is made from the content (ISO 32000-1 §14.4), not from the clock.
        var identifier = Convert.ToHexString(SHA256.HashData(file.ToArray()).AsSpan(0, 16));
        var start = file.Length;
        Write(file, $"xref\n0 {_objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            Write(file, $"{offset:D10} 00000 n \n");
        Write(file, $"trailer\n<</Size {_objects.Count + 1}/Root {root} 0 R/Info {info} 0 R/ID[<{identifier}><{identifier}>]>>\nstartxref\n{start}\n%%EOF\n");
        return file.ToArray();
    }

    /// <summary>A text string in UTF-16BE with its mark (ISO 32000-1 §7.9.2.2).</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    private static void Write(MemoryStream file, FormattableString text) => file.Write(Encoding.ASCII.GetBytes(text.ToString(CultureInfo.InvariantCulture)));

    private static void Write(MemoryStream file, string text) => file.Write(Encoding.ASCII.GetBytes(text));
}
