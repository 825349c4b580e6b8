using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;
using OerPortal.E2E.Tests.Running;

namespace OerPortal.E2E.Tests.Journeys;

/// <summary>A teacher on a slow line.</summary>
public sealed class InterruptedUploadJourney(DemoPortal demo) : Journey(demo)
{
    private const int Megabytes = 8;
    private const int SlowLine = 1_000_000;

    [Fact]
    public async Task An_upload_whose_page_was_killed_goes_on_where_it_stopped()
    {
        var recording = await RecordingAsync();
        try
        {
            await SignInAsync(DemoPeople.SecondTeacher, DemoPeople.Password);
            await GoAsync(DemoPeople.School + "/dong-gop");
            await SlowDownAsync(Page);
            await Page.Locator("oer-contribute input[multiple]").SetInputFilesAsync(recording);
            await Page.WaitForFunctionAsync("() => document.querySelector('oer-upload progress')?.value >= 25");
            var draft = Page.Url;
            var second = await Page.Context.NewPageAsync();
            await Page.CloseAsync();

            var offsets = OffsetsOf(second);
            await second.GotoAsync(draft);
            await second.GetByText("Chọn lại đúng tệp đó để tải tiếp").WaitForAsync();
            await second.Locator("oer-upload input[type=file]").SetInputFilesAsync(recording);
            await second.Locator("[data-files]").GetByText("An toàn", new() { Exact = true }).WaitForAsync();

            offsets.ShouldNotBeEmpty();
            offsets.Min().ShouldBeGreaterThan(0, "What had arrived must not be sent again.");
        }
        finally
        {
            File.Delete(recording);
        }
    }

    private static async Task SlowDownAsync(IPage page)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("Network.enable");
        await devtools.SendAsync("Network.emulateNetworkConditions", new()
        {
            ["offline"] = false,
            ["latency"] = 20,
            ["downloadThroughput"] = -1,
            ["uploadThroughput"] = SlowLine,
        });
    }

    private static ConcurrentBag<long> OffsetsOf(IPage page)
    {
        var offsets = new ConcurrentBag<long>();
        page.Request += (_, request) =>
        {
            if (request.Method == "PATCH" && request.Headers.TryGetValue("upload-offset", out var offset))
                offsets.Add(long.Parse(offset, CultureInfo.InvariantCulture));
        };
        return offsets;
    }

    /// <summary>A WAV file of noise, which no compression shortens.</summary>
    private static async Task<string> RecordingAsync()
    {
        var sound = new byte[Megabytes << 20];
        new Random(7).NextBytes(sound);
        using var header = new MemoryStream();
        await using (var write = new BinaryWriter(header, System.Text.Encoding.ASCII, leaveOpen: true))
        {
            write.Write("RIFF"u8);
            write.Write(36 + sound.Length);
            write.Write("WAVEfmt "u8);
            write.Write(16);
            write.Write((short)1);
            write.Write((short)1);
            write.Write(22_050);
            write.Write(22_050);
            write.Write((short)1);
            write.Write((short)8);
            write.Write("data"u8);
            write.Write(sound.Length);
        }

        var path = Path.Combine(Path.GetTempPath(), $"bai-nghe-{Guid.CreateVersion7():N}.wav");
        await File.WriteAllBytesAsync(path, [.. header.ToArray(), .. sound], TestContext.Current.CancellationToken);
        return path;
    }
}
