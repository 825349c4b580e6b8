using Microsoft.Playwright;
using OerPortal.E2E.Tests.Journeys;

namespace OerPortal.E2E.Tests.Reading;

/// <summary>A file that a teacher has just brought, before anybody else sees it.</summary>
internal static class UnpublishedFile
{
    /// <summary>The address of the reader for the file, once it is taken in; the signed-in person's page must be a teacher's.</summary>
    public static async Task<string> BringAsync(this IPage page, params FilePayload[] files)
    {
        await page.GotoAsync(DemoPeople.School + "/dong-gop");
        await page.Locator("oer-contribute input[multiple]").SetInputFilesAsync(files);
        if (files.Length > 1)
            await page.Locator("form.many button").ClickAsync(); // all in one resource
        var file = await page.Locator("[data-files] input[name=fileId]").First.InputValueAsync();
        var address = $"{DemoPeople.School}/doc/tep/{file}";
        await page.WaitForFunctionAsync("async (address) => (await fetch(address)).ok", address, new() { PollingInterval = 500, Timeout = 90_000 });
        return address;
    }
}
