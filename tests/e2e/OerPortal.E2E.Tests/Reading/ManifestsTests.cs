using System.Text.Json;
using OerPortal.E2E.Tests.Running;
using OerPortal.TestKit;

namespace OerPortal.E2E.Tests.Reading;

/// <summary>What other reading systems are given of the demo's books.</summary>
public sealed class ManifestsTests(DemoPortal demo) : Journey(demo)
{
    [Fact]
    public async Task Every_published_book_gives_a_valid_manifest_and_its_positions()
    {
        using var http = new HttpClient { BaseAddress = new Uri(Demo.Portal.Address) };
        var files = await Demo.PublicationsAsync();
        files.Length.ShouldBeGreaterThan(10);
        foreach (var file in files)
        {
            var answer = await http.GetAsync($"/an-pham/{file}/manifest.json", Ct);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/webpub+json");
            var manifest = await answer.Content.ReadAsStringAsync(Ct);
            (await WebpubSchema.ComplaintsAsync(manifest, Ct)).ShouldBeEmpty($"{file}: {manifest}");
            var root = JsonDocument.Parse(manifest).RootElement;
            root.GetProperty("links")[0].GetProperty("href").GetString().ShouldBe($"{Demo.Portal.Address}/an-pham/{file}/manifest.json");

            var positions = await http.GetAsync($"/an-pham/{file}/positions.json", Ct);
            positions.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.readium.position-list+json");
            var list = JsonDocument.Parse(await positions.Content.ReadAsStringAsync(Ct)).RootElement.GetProperty("positions");
            var order = root.GetProperty("readingOrder").EnumerateArray().Select(link => link.GetProperty("href").GetString()).ToList();
            list.EnumerateArray().Select(position => position.GetProperty("href").GetString()).Distinct().ShouldBe(order);
        }
    }
}
