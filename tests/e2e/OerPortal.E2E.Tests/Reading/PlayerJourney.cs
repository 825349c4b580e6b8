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

        (await Page.Locator(".player-play").TextContentAsync()).ShouldBe("Phát");
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
        (await Page.EvaluateAsync<double>(Now)).ShouldBeLessThan(17);
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
