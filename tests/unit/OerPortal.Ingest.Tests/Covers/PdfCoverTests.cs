using OerPortal.Ingest.Pdf;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Tests.Covers;

public sealed class PdfCoverTests
{
    /// <summary>Bleed and crop marks lie outside the crop box, which is what readers draw.</summary>
    [Theory]
    [InlineData("", 200, 300)]
    [InlineData("/Rotate 90", 300, 200)]
    public async Task A_first_page_shows_the_box_that_readers_draw(string rotate, int width, int height)
    {
        // Blue all over, red inside the crop box.
        var pdf = new PdfForge
        {
            Page = "/CropBox[50 50 250 350]" + rotate,
            Content = "0 0 1 rg 0 0 300 400 re f 1 0 0 rg 50 50 200 300 re f"u8.ToArray(),
        };
        using var file = new TemporaryFile(pdf.Build());
        using var scratch = new ScratchFolder(Path.GetTempPath());
        var parts = await PdfTools.DeriveAsync(file.Path, scratch, TestContext.Current.CancellationToken);
        var seen = await Drawn.LookAsync(await File.ReadAllBytesAsync(parts.FirstPageFile!, TestContext.Current.CancellationToken));
        ((double)seen.Width / seen.Height).ShouldBe((double)width / height, 0.01);
        foreach (var edge in new[] { seen.Left, seen.Right, seen.Top, seen.Bottom })
            SeenPicture.IsRed(edge).ShouldBeTrue();
    }
}
