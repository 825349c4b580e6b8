using Microsoft.Playwright;
using OerPortal.E2E.Tests.Running;

namespace OerPortal.E2E.Tests.Journeys;

/// <summary>A teacher adds a passkey and signs in with it, by Chromium's own authenticator.</summary>
public sealed class PasskeyJourney(DemoPortal demo) : Journey(demo)
{
    [Fact]
    public async Task A_passkey_is_added_named_used_and_removed()
    {
        var devtools = await Page.Context.NewCDPSessionAsync(Page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true },
        });
        await SignInAsync(DemoPeople.SecondTeacher, DemoPeople.Password);
        await GoAsync("/toi/khoa");
        await ShouldBeUsableByEverybodyAsync();
        await Page.Locator("#Name").FillAsync("Máy ở nhà");
        await Page.Locator("#Password").FillAsync(DemoPeople.Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Thêm khoá trên máy này" }).ClickAsync();
        await Page.GetByText("Đã thêm khoá.").WaitForAsync();
        await Page.GetByText("Máy ở nhà").First.WaitForAsync();

        // By the button, in a browser that does not offer it by itself.
        await LeaveAsync();
        await Page.AddInitScriptAsync("if (!sessionStorage.offers) PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false)");
        await GoAsync("/dang-nhap?ve=%2Ftoi%2Fkhoa");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập bằng khoá" }).ClickAsync();
        await Page.WaitForURLAsync(url => url.EndsWith("/toi/khoa", StringComparison.Ordinal));

        // From the name's field, where the browser does.
        await LeaveAsync();
        await Page.EvaluateAsync("sessionStorage.offers = 'yes'");
        await Page.GotoAsync("/dang-nhap?ve=%2Ftoi%2Fkhoa", new() { WaitUntil = WaitUntilState.Commit });
        await Page.WaitForURLAsync(url => url.EndsWith("/toi/khoa", StringComparison.Ordinal));

        await Page.GetByRole(AriaRole.Button, new() { Name = "Xoá Máy ở nhà" }).ClickAsync();
        await Page.GetByText("Đã xoá khoá.").WaitForAsync();
    }

    private async Task LeaveAsync()
    {
        await GoAsync("/dang-xuat");
        await Page.Locator("main form button").ClickAsync();
    }
}
