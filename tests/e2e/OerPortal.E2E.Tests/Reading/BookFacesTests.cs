using System.Text.Json;
using OerPortal.E2E.Tests.Running;

namespace OerPortal.E2E.Tests.Reading;

/// <summary>The typefaces of a Vietnamese book: few bytes on a slow line, and no letter from another face.</summary>
public sealed class BookFacesTests(DemoPortal demo) : Journey(demo)
{
    /// <summary>Bytes of fonts on a first visit.</summary>
    private const int Most = 90_000;

    private OpenBook Book => new(Page);

    [Fact]
    public async Task A_first_visit_fetches_few_bytes_of_fonts()
    {
        var devtools = await Page.Context.NewCDPSessionAsync(Page);
        await devtools.SendAsync("Network.enable");
        var fonts = new HashSet<string>(StringComparer.Ordinal);
        long bytes = 0;
        devtools.Event("Network.responseReceived").OnEvent += (_, e) =>
        {
            if (Text(e, "type") == "Font") fonts.Add(Text(e, "requestId"));
        };
        devtools.Event("Network.loadingFinished").OnEvent += (_, e) =>
        {
            if (fonts.Contains(Text(e, "requestId"))) bytes += e!.Value.GetProperty("encodedDataLength").GetInt64();
        };

        await GoAsync($"/doc/{await Demo.VietnameseBookAsync()}");
        await Book.ReadyAsync();
        // a cover has no words; a chapter has a heading as well
        await Book.TurnAsync();
        await Book.TurnAsync();
        await Book.FacesShouldBeThereAsync();

        fonts.Count.ShouldBeGreaterThan(1);
        bytes.ShouldBeLessThanOrEqualTo(Most);
    }

    [Fact]
    public async Task Every_letter_of_Vietnamese_comes_from_the_same_face()
    {
        await GoAsync($"/doc/{await Demo.VietnameseBookAsync()}");
        await Book.ReadyAsync();
        await Page.EvaluateAsync("""
            async () => {
              const words = 'ư ơ ễ ặ ẵ ử ỡ Đ đ Ộ Ữ ŏ ĕ ŭ č ê̆ “ ” – …';
              const probe = document.createElement('div');
              probe.style.fontFamily = 'Literata';
              probe.innerHTML = ['400 normal', '400 italic', '600 normal', '700 italic']
                .map((face) => `<p class="probe" style="font-weight:${face.split(' ')[0]};font-style:${face.split(' ')[1]}">${words}</p>`).join('');
              document.body.append(probe);
              for (const p of probe.children) await document.fonts.load(getComputedStyle(p).font, words);
            }
            """);
        var devtools = await Page.Context.NewCDPSessionAsync(Page);
        await devtools.SendAsync("DOM.enable");
        await devtools.SendAsync("CSS.enable");
        var root = (await devtools.SendAsync("DOM.getDocument"))!.Value.GetProperty("root").GetProperty("nodeId").GetInt32();
        var probes = (await devtools.SendAsync("DOM.querySelectorAll", new() { ["nodeId"] = root, ["selector"] = ".probe" }))!.Value.GetProperty("nodeIds");
        foreach (var probe in probes.EnumerateArray())
        {
            var used = (await devtools.SendAsync("CSS.getPlatformFontsForNode", new() { ["nodeId"] = probe.GetInt32() }))!.Value.GetProperty("fonts");
            used.EnumerateArray().Select(font => (Text(font, "familyName").Split(' ')[0], font.GetProperty("isCustomFont").GetBoolean()))
                .ShouldAllBe(font => font.Item1 == "Literata" && font.Item2);
        }
        probes.GetArrayLength().ShouldBe(4);
    }

    private static string Text(JsonElement? e, string name) => e!.Value.GetProperty(name).GetString() ?? "";
}
