using System.Diagnostics;
using Microsoft.Playwright;
using OerPortal.E2E.Tests.Journeys;
using OerPortal.E2E.Tests.Running;
using OerPortal.TestKit;

namespace OerPortal.E2E.Tests.Reading;

/// <summary>A pupil looks at a map.</summary>
public sealed class PictureJourney(DemoPortal demo) : Journey(demo)
{
    private const string Box = "() => { const b = document.querySelector('.zoomable img').getBoundingClientRect(); return [b.left, b.top, b.width, b.height]; }";

    [Fact]
    public async Task A_picture_is_seen_whole_comes_near_and_is_moved_by_keys_wheel_and_mouse()
    {
        await OpenAsync();
        var whole = await Page.EvaluateAsync<double[]>(Box);
        await Page.Keyboard.PressAsync("+");
        await EventuallyAsync(async () => (await Page.EvaluateAsync<double[]>(Box))[2].ShouldBeGreaterThan(whole[2] * 1.3));

        await Page.Mouse.MoveAsync(700, 400);
        await Page.Mouse.WheelAsync(0, -400);
        // the wheel is told to the page in its own time
        await Page.WaitForFunctionAsync("wide => document.querySelector('.zoomable img').getBoundingClientRect().width > wide", whole[2] * 1.5);
        var near = await Page.EvaluateAsync<double[]>(Box);
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(760, 440);
        await Page.Mouse.UpAsync();
        await EventuallyAsync(async () => (await Page.EvaluateAsync<double[]>(Box))[0].ShouldNotBe(near[0]));

        await Page.GetByRole(AriaRole.Button, new() { Name = "Vừa khung" }).ClickAsync();
        await EventuallyAsync(async () => (await Page.EvaluateAsync<double[]>(Box)).ShouldBe(whole, 1));
    }

    [Fact]
    public async Task A_double_tap_comes_near_and_goes_back()
    {
        await OpenAsync(new() { ViewportSize = new() { Width = 360, Height = 740 }, HasTouch = true, IsMobile = true });
        var whole = (await Page.EvaluateAsync<double[]>(Box))[2];

        await TapTwiceAsync();
        await EventuallyAsync(async () => (await Page.EvaluateAsync<double[]>(Box))[2].ShouldBe(whole * 2.5, 1));
        await Task.Delay(500, Ct);
        await TapTwiceAsync();

        await EventuallyAsync(async () => (await Page.EvaluateAsync<double[]>(Box))[2].ShouldBe(whole, 1));
    }

    [Fact]
    public async Task The_viewer_is_usable_by_everybody_in_every_theme()
    {
        await OpenAsync();
        foreach (var width in Widths)
        {
            await Page.SetViewportSizeAsync(width, 800);
            for (var theme = 0; theme < 4; theme++)
            {
                await ShouldBeUsableByEverybodyAsync();
                await Page.Locator(".reader-tools button").First.ClickAsync();
            }
        }
    }

    /// <summary>What phones and scanners write, and no browser but one draws.</summary>
    [Theory]
    [InlineData("IMG_0001.HEIC", "image/heic")]
    [InlineData("ban quet.tif", "image/tiff")]
    public async Task A_picture_of_a_phone_or_scanner_is_seen(string name, string type)
    {
        await SignInAsync(DemoPeople.SecondTeacher, DemoPeople.Password);
        await GoAsync(await Page.BringAsync(new FilePayload { Name = name, MimeType = type, Buffer = await ConvertedAsync(Path.GetExtension(name)) }));

        await Page.WaitForFunctionAsync("() => document.querySelector('#picture[data-ready] img')?.naturalWidth > 100");
        await EventuallyAsync(async () => (await Page.EvaluateAsync<double[]>(Box))[2].ShouldBeGreaterThan(200));
    }

    [Fact]
    public async Task Without_a_script_the_picture_is_there()
    {
        await OpenAsync(new() { ViewportSize = new() { Width = 360, Height = 740 } });
        var (address, cookies) = (Page.Url, await Page.Context.StorageStateAsync());

        await UseDeviceAsync(new() { ViewportSize = new() { Width = 360, Height = 740 }, JavaScriptEnabled = false, StorageState = cookies });
        await GoAsync(address);

        await Page.Locator("main img").WaitForAsync();
        await EventuallyAsync(async () => (await Page.Locator("main img").BoundingBoxAsync())!.Width.ShouldBeGreaterThan(100));
        await Page.GetByRole(AriaRole.Link, new() { Name = "Tải tệp về" }).WaitForAsync();
    }

    private async Task OpenAsync(BrowserNewContextOptions? device = null)
    {
        if (device is not null) await UseDeviceAsync(device);
        await SignInAsync(DemoPeople.SecondTeacher, DemoPeople.Password);
        var picture = await File.ReadAllBytesAsync(Checkout.PathTo("docs", "screenshots", "school.jpg"), Ct);
        await GoAsync(await Page.BringAsync(new FilePayload { Name = "ban-do.jpg", MimeType = "image/jpeg", Buffer = picture }));
        await Page.WaitForFunctionAsync("() => document.querySelector('#picture[data-ready] img')?.naturalWidth > 0");
    }

    private static async Task<byte[]> ConvertedAsync(string ending)
    {
        var target = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7():N}{ending.ToLowerInvariant()}");
        string[] how = ending == ".tif" ? ["copy"] : ["heifsave"];
        using var vips = Process.Start(new ProcessStartInfo("vips", [.. how, Checkout.PathTo("docs", "screenshots", "school.jpg"), target, .. ending == ".tif" ? (string[])[] : ["--compression", "hevc"]]))!;
        await vips.WaitForExitAsync(Ct);
        try
        {
            return await File.ReadAllBytesAsync(target, Ct);
        }
        finally
        {
            File.Delete(target);
        }
    }

    private async Task TapTwiceAsync()
    {
        await Page.Touchscreen.TapAsync(180, 380);
        await Page.Touchscreen.TapAsync(180, 380);
    }
}
