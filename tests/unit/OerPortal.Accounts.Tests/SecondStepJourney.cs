using OerPortal.Accounts.SecondSteps;
using OerPortal.TestKit;

namespace OerPortal.Accounts.Tests;

/// <summary>Somebody with a phone.</summary>
internal sealed class Phone(PortalApp app, string base32)
{
    private readonly byte[] _key = new AuthenticatorKey(base32).Bytes;

    /// <summary>What the app shows now.</summary>
    public string Code => TimeCode.Of(_key, TimeCode.StepAt(app.Clock.GetUtcNow()));

    /// <summary>The next code, as somebody has it who waited for it.</summary>
    public string NextCode()
    {
        app.Clock.Advance(TimeSpan.FromSeconds(30));
        return Code;
    }

    /// <summary>Types the key that the set-up page shows into the app.</summary>
    public static async Task<Phone> WithKeyOfAsync(PortalApp app, Visitor visitor)
        => new(app, (await visitor.OpenAsync("/toi/hai-buoc")).TextOf("#app-key").Replace(" ", "", StringComparison.Ordinal));
}

internal static class SecondStepJourney
{
    /// <summary>Turns the second step on through the page.</summary>
    /// <returns>The phone and the recovery codes.</returns>
    internal static async Task<(Phone Phone, IReadOnlyList<string> Codes)> TurnOnAsync(this PortalApp app, Visitor visitor)
    {
        var phone = await Phone.WithKeyOfAsync(app, visitor);
        var page = await (await visitor.PostFormAsync("/toi/hai-buoc", Journeys.Fields(("Code", phone.Code)), "form[action*=On]")).AsPageAsync();
        return (phone, page.TextsOf("#recovery-codes code"));
    }

    internal static Task<HttpResponseMessage> SendCodeAsync(this Visitor visitor, string code)
        => visitor.PostFormAsync("/dang-nhap/ma", Journeys.Fields(("Code", code)));
}
