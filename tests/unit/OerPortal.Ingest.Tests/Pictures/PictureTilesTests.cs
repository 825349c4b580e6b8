using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using OerPortal.Ingest.Tests.Kit;

namespace OerPortal.Ingest.Tests.Pictures;

/// <summary>A map is looked at in parts.</summary>
public sealed class PictureTilesTests(IngestPortal portal)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_large_picture_comes_in_tiles_of_all_its_pixels_to_whoever_may_have_it()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        using var stranger = await portal.SignInAsTeacherAsync();
        var picture = await Drawn.AsAsync("jpg", Drawn.Png(4600, 600));
        var created = await new TusClient(teacher).CreateAsync("ban-do.jpg", picture.Length, first: picture);
        var file = await portal.SettledAsync(Guid.Parse(created.Headers.Location!.OriginalString.Split('/')[^1]));

        var tiled = (await portal.AskAsync<ITiles, TiledPicture?>(t => t.FindAsync(file.Id, Cancellation))).ShouldNotBeNull();

        tiled.ShouldBe(new TiledPicture(4600, 600, 512));
        var said = (await teacher.Client.GetFromJsonAsync<JsonNode>($"/tep/{file.Id}/iiif/info.json", Cancellation))!;
        ((string)said["type"]!, (string)said["profile"]!).ShouldBe(("ImageService3", "level0"));
        ((string)said["id"]!).ShouldEndWith($"/tep/{file.Id}/iiif");
        var (whole, corner) = ($"/tep/{file.Id}/iiif/0,0,4600,600/288,38/0/default.jpg", $"/tep/{file.Id}/iiif/4096,512,504,88/504,88/0/default.jpg");
        var seen = await Drawn.LookAsync(await (await teacher.GetAsync(whole)).Content.ReadAsByteArrayAsync(Cancellation));
        (seen.Width, SeenPicture.IsRed(seen.Left), SeenPicture.IsBlue(seen.Right)).ShouldBe((288, true, true));
        (await teacher.GetAsync(corner)).Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        foreach (var address in new[] { whole, corner, $"/tep/{file.Id}/iiif/info.json" })
            (await stranger.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var none in new[] { "", "0,0,9999,9999/512,512/0/default.jpg", "vips-properties.xml", "..%2f..%2finfo.json" })
            (await teacher.GetAsync($"/tep/{file.Id}/iiif/{none}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, none);
    }

    [Fact]
    public async Task A_picture_that_a_phone_can_fetch_whole_has_none()
    {
        var file = await portal.AcceptAsync(Drawn.Png(), "anh.png");
        (await portal.AskAsync<ITiles, TiledPicture?>(t => t.FindAsync(file.Id, Cancellation))).ShouldBeNull();
    }
}
