using System.Net;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.Uploads;

public sealed class CaptionRightsTests(IngestPortal portal)
{
    [Fact]
    public async Task Subtitles_of_a_draft_are_its_owners_alone()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        using var other = await portal.SignInAsTeacherAsync();
        using var guest = portal.Guest();
        var content = "1\n00:00:01,000 --> 00:00:02,000\nĐường lên núi\n"u8.ToArray();
        var created = await new TusClient(teacher).CreateAsync("phim.vi.srt", content.Length, first: content);
        var file = await portal.SettledAsync(Guid.Parse(created.Headers.Location!.OriginalString.Split('/')[^1]));
        var address = $"/tep/{file.Id}/phu-de.vtt";

        (await (await teacher.GetAsync(address)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldStartWith("WEBVTT");
        foreach (var stranger in new[] { other, guest })
            (await stranger.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
