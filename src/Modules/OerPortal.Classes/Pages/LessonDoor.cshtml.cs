using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using OerPortal.Classes.Data;
using OerPortal.Classes.Openings;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Sites;

namespace OerPortal.Classes.Pages;

/// <summary>Where a code for a lesson is typed.</summary>
[RequiresFeature("classes")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class LessonDoorModel(OpeningDoor door, CodeTries tries, ISiteContext site, IStringLocalizer strings) : CodePage(tries, strings)
{
    protected override string WrongWords => Strings[site.Current.IsPortal ? "classes.lesson.wrong.portal" : "classes.lesson.wrong"];

    public Task<IActionResult> OnGetAsync(CancellationToken cancellation) => AskAsync(cancellation);

    protected override async Task<string?> BehindAsync(string code, CancellationToken cancellation)
        => await door.FindAsync(code, cancellation) is { } opening ? OpeningAddress.Opened(opening.Code) : null;
}
