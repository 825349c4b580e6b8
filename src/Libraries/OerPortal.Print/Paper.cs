using PdfSharp.Pdf;

namespace OerPortal.Print;

/// <summary>What is measured and kept alike on everything that is printed.</summary>
public static class Paper
{
    /// <summary>In points, as PDF measures.</summary>
    public const double Millimetre = 72 / 25.4;

    /// <summary>The finished file.</summary>
    public static byte[] ToBytes(this PdfDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        using var bytes = new MemoryStream();
        document.Save(bytes, closeStream: false);
        return bytes.ToArray();
    }
}
