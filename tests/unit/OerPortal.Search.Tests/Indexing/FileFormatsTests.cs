using OerPortal.Search.Models;

namespace OerPortal.Search.Tests.Indexing;

public sealed class FileFormatsTests
{
    [Theory]
    [InlineData("EPUB PDF", false, "epub pdf ngoai-tuyen")]
    [InlineData("MP3 M4A MP4", false, "am-thanh video ngoai-tuyen")]
    [InlineData("PPTX XLSX DOCX H5P", false, "trinh-chieu bang-tinh van-ban goi ngoai-tuyen")]
    [InlineData("VTT MP4", false, "video ngoai-tuyen")]
    [InlineData("EPUB", true, "epub am-thanh ngoai-tuyen")]
    [InlineData("MP3", true, "am-thanh ngoai-tuyen")]
    [InlineData("", true, "am-thanh")]
    public void Formats_are_what_people_ask_for(string names, bool isHeard, string codes) =>
        string.Join(' ', FileFormats.Of(names.Split(' ', StringSplitOptions.RemoveEmptyEntries), isHeard)).ShouldBe(codes);
}
