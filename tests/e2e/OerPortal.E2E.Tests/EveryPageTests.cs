using Microsoft.Playwright;
using OerPortal.E2E.Tests.Running;

[assembly: AssemblyFixture(typeof(DemoPortal))]

namespace OerPortal.E2E.Tests;

/// <summary>Every kind of page, on a phone and on a desk, by day and by night.</summary>
public sealed class EveryPageTests(DemoPortal demo) : Journey(demo)
{
    public static TheoryData<string> GuestPages => [
        "/", "/tim", "/tim?q=duong+len+nui", "/tim?q=kh%C3%B4ngc%C3%B3g%C3%AC", "/truong", "/truong/thcs-ba-lan/", "/tin", "/bo-suu-tap", "/tu-sach",
        "/tro-giup/dong-gop", "/tro-giup/giay-phep", "/tro-giup/tiep-can", "/tro-giup/rieng-tu", "/dang-nhap", "/dang-ky", "/loi/404",
    ];

    [Theory]
    [MemberData(nameof(GuestPages))]
    public async Task A_page_for_guests_is_usable_by_everybody(string address)
    {
        foreach (var width in new[] { 360, 768, 1280 })
        {
            await Page.SetViewportSizeAsync(width, 800);
            await GoAsync(address);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await ShouldBeUsableByEverybodyAsync();
            }
        }
    }

    [Fact]
    public async Task The_check_sees_a_picture_without_words()
    {
        await GoAsync("/dang-nhap");
        await Page.EvaluateAsync("() => document.querySelector('main').append(new Image())");

        var refusal = await Assert.ThrowsAsync<ShouldAssertException>(ShouldBeUsableByEverybodyAsync);

        refusal.Message.ShouldContain("image-alt");
    }
}
