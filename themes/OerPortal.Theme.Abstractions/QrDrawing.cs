using System.Globalization;
using System.Text;
using QRCoder;

namespace OerPortal.Theme;

/// <summary>A QR code with its white margin, one unit a square.</summary>
/// <param name="Size">Units a side.</param>
/// <param name="Path">Data of an SVG path.</param>
public sealed record QrDrawing(int Size, string Path)
{
    public static QrDrawing Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (int x = 0, end; x < rows[y].Count; x = end + 1)
            {
                for (end = x; end < rows[y].Count && rows[y][end];)
                    end++;
                if (end > x)
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h{end - x}v1h{x - end}z");
            }
        }

        return new QrDrawing(rows.Count, path.ToString());
    }
}
