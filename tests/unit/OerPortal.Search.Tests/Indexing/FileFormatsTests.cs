using OerPortal.Search.Models;

namespace OerPortal.Search.Tests.Indexing;

public sealed class FileFormatsTests
{
    [Theory]
    [InlineData("EPUB PDF", false, "epub pdf")]
    [InlineData("MP3 M4A MP4", false, "am-thanh video")]
    [InlineData("PPTX XLSX DOCX H5P", false, "trinh-chieu bang-tinh van-ban goi")]
    [InlineData("VTT MP4", false, "video")]
    [InlineData("EPUB", true, "epub am-thanh")]
    [InlineData("MP3", true, "am-thanh")]
    public void Formats_are_what_people_ask_for(string names, bool isHeard, string codes) =>
        string.Join(' ', FileFormats.Of(names.Split(' '), isHeard)).ShouldBe(codes);
}
