using System.Net;
using OerPortal.TestKit;

namespace OerPortal.SignOn.Tests;

/// <summary>Devices without a browser, by the code that they show.</summary>
public sealed class DeviceTests(SignOnApp app)
{
    [Fact]
    public async Task A_device_is_let_in_by_its_code_and_stands_among_the_sessions()
    {
        var system = await app.RegisterAsync("Device");
        using var visitor = await app.EnterNewAsync();
        var device = await app.StepAsync("device", system, ("scope", "openid profile offline_access"));
        ((string?)device["verification_uri"]).ShouldBe(app.Origin + "/thiet-bi");
        var code = (string)device["user_code"]!;

        // Typed in small letters and without the hyphen.
        var page = await visitor.OpenAsync("/thiet-bi?user_code=" + code.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant());
        page.Heading.ShouldContain(system.Name);
        using var answer = await visitor.PostAsync("/thiet-bi?handler=Accept", [new("user_code", code)], "/toi");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, (await visitor.ReadAsync(answer)).Text);
        answer.Headers.Location!.ToString().ShouldBe("/thiet-bi?xong=duoc");
        var taken = await app.StepAsync("poll", system, ("device", device));
        taken["error"].ShouldBeNull(taken.ToJsonString());
        (await visitor.OpenAsync("/toi")).ShouldSay(system.Name);

        using var ended = await visitor.PostFormAsync("/toi", form: "form[action*='handler=End']:not([action*='EndOthers'])");

        ended.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await app.ShouldBeOverAsync(system, taken);
    }

    [Fact]
    public async Task A_device_that_is_refused_stays_out()
    {
        var system = await app.RegisterAsync("Device");
        using var visitor = await app.EnterNewAsync();
        var device = await app.StepAsync("device", system, ("scope", "openid"));

        using var answer = await visitor.PostAsync("/thiet-bi?handler=Deny", [new("user_code", (string)device["user_code"]!)], "/toi");

        answer.Headers.Location!.ToString().ShouldBe("/thiet-bi?xong=khong");
        ((string?)(await app.StepAsync("poll", system, ("device", device)))["error"]).ShouldBe("access_denied");
    }

    [Fact]
    public async Task Whoever_guesses_codes_must_wait_also_with_the_right_one()
    {
        var system = await app.RegisterAsync("Device");
        using var visitor = await app.EnterNewAsync();
        var code = (string)(await app.StepAsync("device", system, ("scope", "openid")))["user_code"]!;
        for (var tries = 0; tries < 10; tries++)
            (await visitor.OpenAsync("/thiet-bi?user_code=BBBB-BBBB")).ShouldSay("Không có thiết bị nào đang chờ mã này");

        using var right = await visitor.GetAsync("/thiet-bi?user_code=" + code);

        right.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await visitor.ReadAsync(right)).Text.ShouldNotContain(system.Name);
        using var guest = app.Guest();
        using var nobody = await guest.GetAsync("/thiet-bi?user_code=" + code);
        nobody.Headers.Location!.ToString().ShouldContain("/dang-nhap");
    }
}
