using System.Text;
using Microsoft.Playwright;
using OerPortal.E2E.Tests.Journeys;
using OerPortal.E2E.Tests.Running;

namespace OerPortal.E2E.Tests.Reading;

/// <summary>A pupil listens.</summary>
public sealed class PlayerJourney(DemoPortal demo) : Journey(demo)
{
    private const string Now = "() => document.querySelector('audio').currentTime";

    [Fact]
    public async Task A_recording_plays_jumps_and_changes_its_speed_by_keyboard()
    {
        await OpenAsync();
        await Page.Keyboard.PressAsync(" ");
        await Page.WaitForFunctionAsync("() => !document.querySelector('audio').paused && document.querySelector('audio').currentTime > 0");
        await Page.Keyboard.PressAsync("l");
        await Page.WaitForFunctionAsync("() => document.querySelector('audio').currentTime >= 10");
        await Page.Keyboard.PressAsync(">");
        await Page.Locator(".player-keys .chip[aria-pressed=true]").Filter(new() { HasText = "1.25×" }).WaitForAsync();
        await Page.Keyboard.PressAsync("k");
        await Page.WaitForFunctionAsync("() => document.querySelector('audio').paused");

        await Assertions.Expect(Page.Locator(".player-play")).ToHaveTextAsync("Phát");
    }

    [Fact]
    public async Task The_player_is_usable_by_everybody()
    {
        await OpenAsync();
        foreach (var width in new[] { 360, 768, 1280 })
        {
            await Page.SetViewportSizeAsync(width, 800);
            await ShouldBeUsableByEverybodyAsync();
        }
    }

    [Fact]
    public async Task A_guest_goes_on_listening_on_the_same_device()
    {
        await OpenAsync();
        await ListenToSecondAsync(20);

        await Page.ReloadAsync();

        await Page.WaitForFunctionAsync("() => document.querySelector('audio').currentTime >= 19");
        await GoAsync("/tu-sach");
        await Page.Locator("[data-guest-shelf] h3 a").First.WaitForAsync();
    }

    [Fact]
    public async Task The_place_follows_the_account_to_another_device()
    {
        await SignInAsync(DemoPeople.Student, DemoPeople.Password);
        await OpenAsync();
        await Page.RunAndWaitForResponseAsync(() => ListenToSecondAsync(15), answer => answer.Request.Method == "PUT" && answer.Ok);

        await UseDeviceAsync(new() { ViewportSize = new() { Width = 360, Height = 740 } });
        await SignInAsync(DemoPeople.Student, DemoPeople.Password);
        await OpenAsync();

        await Page.WaitForFunctionAsync("() => document.querySelector('audio').currentTime >= 14");
        await EventuallyAsync(async () => (await Page.EvaluateAsync<double>(Now)).ShouldBeLessThan(17));
    }

    [Fact]
    public async Task A_damaged_recording_says_so_and_can_be_downloaded()
    {
        await Page.RouteAsync("**/tep/**", route => route.FulfillAsync(new() { ContentType = "audio/mpeg", BodyBytes = new byte[150] }));
        await GoAsync($"/doc/{await Demo.SoundAsync()}");

        await Page.GetByRole(AriaRole.Alert).GetByText("bị hỏng").WaitForAsync();
        await Page.Locator(".player-fault a").GetByText("Tải tệp về").WaitForAsync();
        await ShouldBeUsableByEverybodyAsync();
    }

    [Fact]
    public async Task A_lost_line_is_called_one_and_can_be_tried_again()
    {
        var isLost = true;
        await Page.RouteAsync("**/tep/**", route => isLost ? route.AbortAsync() : route.ContinueAsync());
        await GoAsync($"/doc/{await Demo.SoundAsync()}");
        await Page.GetByRole(AriaRole.Alert).GetByText("kết nối mạng").WaitForAsync();

        isLost = false;
        await Page.GetByRole(AriaRole.Button, new() { Name = "Thử lại" }).ClickAsync();

        await Page.WaitForFunctionAsync("() => document.querySelector('audio').readyState > 0");
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Subtitles_that_lie_beside_a_recording_are_read_with_it()
    {
        await SignInAsync(DemoPeople.SecondTeacher, DemoPeople.Password);
        var words = "1\r\n00:00:00,000 --> 00:01:00,000\r\nNắng lên trên đỉnh Ngọc Linh\r\n"u8.ToArray();
        await Page.BringAsync(
            new FilePayload { Name = "dong-dao.wav", MimeType = "audio/wav", Buffer = Silence(5) },
            new FilePayload { Name = "dong-dao.vi.srt", MimeType = "application/x-subrip", Buffer = words });
        var file = await Demo.Portal.Database.AskAsync<Guid>("select id from ingest.file where name = 'dong-dao.wav' order by id desc limit 1");
        do
        {
            await GoAsync($"{DemoPeople.School}/doc/tep/{file}");
        }
        while (await Page.Locator("track").CountAsync() == 0); // until the second file is taken in too
        // On a slow line they are asked for before they have come.
        var arrive = new TaskCompletionSource();
        await Page.RouteAsync("**/*.vtt", async route =>
        {
            await arrive.Task;
            await route.ContinueAsync();
        });
        await GoAsync($"{DemoPeople.School}/doc/tep/{file}");
        await Page.Locator(".player-play").WaitForAsync();

        await Page.Keyboard.PressAsync("c");
        arrive.SetResult();
        await Page.Keyboard.PressAsync(" ");

        await Page.Locator(".player-caption").GetByText("Nắng lên trên đỉnh Ngọc Linh").WaitForAsync();
        await ShouldBeUsableByEverybodyAsync();
        await Page.Keyboard.PressAsync("c");
        await Page.Locator(".player-caption").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    /// <summary>Programs of the years before Unicode wrote subtitles in their own alphabets; what is seen is the same.</summary>
    [Theory]
    [InlineData("utf-8")]
    [InlineData("windows-1258")]
    [InlineData("TCVN3")]
    [InlineData("VNI")]
    public async Task Subtitles_in_an_old_encoding_are_read_in_the_picture_of_a_film(string encoding)
    {
        await SignInAsync(DemoPeople.SecondTeacher, DemoPeople.Password);
        await GoAsync("/");
        var name = $"phim-{encoding.ToLowerInvariant()}";
        await Page.BringAsync(
            new FilePayload { Name = name + ".webm", MimeType = "video/webm", Buffer = await FilmAsync() },
            new FilePayload { Name = name + ".vi.srt", MimeType = "application/x-subrip", Buffer = SubtitlesIn(encoding) });
        var file = await Demo.Portal.Database.AskAsync<Guid>($"select id from ingest.file where name = '{name}.webm' order by id desc limit 1");
        do
        {
            await GoAsync($"{DemoPeople.School}/doc/tep/{file}");
        }
        while (await Page.Locator("track").CountAsync() == 0); // until the second file is taken in too
        await Page.Locator(".player-captions").WaitForAsync();
        await Page.WaitForFunctionAsync("() => document.querySelector('video').videoWidth > 0");

        await Page.Keyboard.PressAsync("c");
        await Page.Locator(".player-captions[aria-pressed=true]").WaitForAsync();
        await Page.Keyboard.PressAsync(" ");

        await Page.WaitForFunctionAsync("() => document.querySelector('video').currentTime > 0");
        await Page.WaitForFunctionAsync(
            "() => [...document.querySelector('video').textTracks].some((t) => t.mode === 'showing' && [...(t.activeCues ?? [])].some((c) => c.text === 'Giáo án điện tử môn Toán lớp 6'))");
        await ShouldBeUsableByEverybodyAsync();
    }

    // Drawn and recorded by the browser itself.
    private async Task<byte[]> FilmAsync() => Convert.FromBase64String(await Page.EvaluateAsync<string>(
        """
        async () => {
          const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 180 });
          const pen = canvas.getContext('2d');
          const recorder = new MediaRecorder(canvas.captureStream(10), { mimeType: 'video/webm;codecs=vp8' });
          const parts = [];
          recorder.ondataavailable = (event) => parts.push(event.data);
          const stopped = new Promise((resolve) => (recorder.onstop = resolve));
          recorder.start();
          for (let i = 0; i < 30; i++) {
            pen.fillStyle = `hsl(${i * 12} 80% 40%)`;
            pen.fillRect(0, 0, 320, 180);
            await new Promise((resolve) => setTimeout(resolve, 100));
          }
          recorder.stop();
          await stopped;
          const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
          return btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join(''));
        }
        """));

    private static byte[] SubtitlesIn(string encoding)
    {
        const string Times = "1\r\n00:00:00,000 --> 00:00:59,000\r\n";
        const string More = "\r\n\r\n2\r\n00:01:00,000 --> 00:01:10,000\r\n";
        return encoding switch
        {
            "TCVN3" => Encoding.Latin1.GetBytes($"{Times}Gi¸o ¸n ®iÖn tö m«n To¸n líp 6{More}Häc sinh biÕt quy ®ång mÉu sè"),
            "VNI" => Encoding.Latin1.GetBytes($"{Times}Giaùo aùn ñieän töû moân Toaùn lôùp 6{More}Hoïc sinh bieát quy ñoàng maãu soá"),
            // Tones stand behind their letter there.
            "windows-1258" => CodePagesEncodingProvider.Instance.GetEncoding(1258)!.GetBytes($"{Times}Gia\u0301o a\u0301n đi\u00EA\u0323n tư\u0309 môn Toa\u0301n lơ\u0301p 6{More}Ho\u0323c sinh biê\u0301t quy đô\u0300ng mâ\u0303u sô\u0301"),
            _ => Encoding.UTF8.GetBytes($"{Times}Giáo án điện tử môn Toán lớp 6{More}Học sinh biết quy đồng mẫu số"),
        };
    }

    /// <summary>Eight thousand samples a second, one byte each.</summary>
    private static byte[] Silence(int seconds)
    {
        using var wave = new MemoryStream();
        using var writer = new BinaryWriter(wave);
        var length = 8000 * seconds;
        writer.Write("RIFF"u8);
        writer.Write(36 + length);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(8000);
        writer.Write(8000);
        writer.Write((short)1);
        writer.Write((short)8);
        writer.Write("data"u8);
        writer.Write(length);
        writer.Write(Enumerable.Repeat((byte)128, length).ToArray());
        return wave.ToArray();
    }

    private async Task OpenAsync()
    {
        await GoAsync($"/doc/{await Demo.SoundAsync()}");
        await Page.Locator(".player-play").WaitForAsync();
        await Page.WaitForFunctionAsync("() => document.querySelector('audio').readyState > 0");
    }

    /// <summary>Moves there as with the slider, and stops.</summary>
    private async Task ListenToSecondAsync(int second)
    {
        await Page.Locator(".player-play").ClickAsync();
        await Page.Locator(".player-bar input").FillAsync($"{second}");
        await Page.WaitForFunctionAsync($"() => document.querySelector('audio').currentTime > {second}");
        await Page.Locator(".player-play").ClickAsync();
    }
}
