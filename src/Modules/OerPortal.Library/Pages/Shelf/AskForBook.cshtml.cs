using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Models;
using OerPortal.Library.Readers;
using OerPortal.Library.Requests;

namespace OerPortal.Library.Pages.Shelf;

/// <summary>A reader asks that a book is brought, or for a copy of some pages.</summary>
[Authorize, RequiresFeature("library")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class AskForBookModel(TitleCatalogue catalogue, RequestDesk desk, LibraryReaders readers, ICurrentPerson person, ISiteContext site, TimeProvider time, IStringLocalizer strings) : PageModel
{
    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public string? Pages { get; set; }

    [BindProperty]
    public string? PageCount { get; set; }

    /// <summary>The law allows a copy of a part for study and research.</summary>
    [BindProperty]
    public bool IsForStudy { get; set; }

    internal Title Title { get; private set; } = null!;

    internal RequestRule Rule { get; private set; } = null!;

    internal RequestTrouble? Trouble { get; private set; }

    internal bool IsPurposeMissing => ModelState.GetFieldValidationState(nameof(IsForStudy)) == ModelValidationState.Invalid;

    private Reader Reader { get; set; } = null!;

    public async Task<IActionResult> OnGetAsync(string publicId, CancellationToken cancellation)
    {
        if (!await FindAsync(publicId, cancellation))
            return NotFound();
        // Most are brought to the class.
        Place = Reader.ClassName.Length > 0 ? strings["library.class", Reader.ClassName] : "";
        return Page();
    }

    public async Task<IActionResult> OnPostDeliveryAsync(string publicId, CancellationToken cancellation)
    {
        if (!await FindAsync(publicId, cancellation) || !Rule.IsDelivery)
            return NotFound();
        var (place, note) = (ModelState.Line(Place, nameof(Place), ReaderRequest.LineLength, strings), ModelState.Line(Note, nameof(Note), ReaderRequest.NoteLength, strings));
        if (place.Length == 0)
            ModelState.AddModelError(nameof(Place), strings["library.ask.place.missing"]);
        return await SendAsync(new ReaderRequest { SiteId = site.Current.Id, TitleId = Title.Id, PersonId = Reader.PersonId, Kind = RequestKind.Delivery, Place = place, Note = note, AskedAt = time.GetUtcNow() }, cancellation);
    }

    public async Task<IActionResult> OnPostCopyAsync(string publicId, CancellationToken cancellation)
    {
        if (!await FindAsync(publicId, cancellation) || !Rule.IsCopy)
            return NotFound();
        var pages = ModelState.Line(Pages, nameof(Pages), ReaderRequest.LineLength, strings);
        if (pages.Length == 0)
            ModelState.AddModelError(nameof(Pages), strings["library.ask.pages.missing"]);
        var count = Figures.Read(PageCount) ?? 0;
        if (count < 1 || count > Rule.MostPages)
            ModelState.AddModelError(nameof(PageCount), strings["library.figure.wrong", 1, Rule.MostPages]);
        if (!IsForStudy)
            ModelState.AddModelError(nameof(IsForStudy), strings["library.ask.study.missing"]);
        return await SendAsync(
            new ReaderRequest { SiteId = site.Current.Id, TitleId = Title.Id, PersonId = Reader.PersonId, Kind = RequestKind.Copy, Pages = pages, PageCount = (int)Math.Min(count, Rule.MostPages), AskedAt = time.GetUtcNow() }, cancellation);
    }

    private async Task<IActionResult> SendAsync(ReaderRequest request, CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
            return Page();
        request.Become(RequestState.Asked, "", null, request.AskedAt);
        Trouble = await desk.AskAsync(request, cancellation);
        return Trouble is null ? LocalRedirect($"{Request.PathBase}{LibraryAddress.OwnRequests}?xong=gui") : Page();
    }

    private async Task<bool> FindAsync(string publicId, CancellationToken cancellation)
    {
        if (site.Current.IsPortal || person.Id is not { } id || await catalogue.FindAsync(publicId, cancellation) is not { } title)
            return false;
        if ((await catalogue.CountedAsync(title, cancellation)).Copies == 0 || await readers.FindAsync(id, cancellation) is not { HasLeft: false } reader)
            return false;
        (Title, Reader, Rule) = (title, reader, await desk.RuleAsync(cancellation));
        return Rule.IsDelivery || Rule.IsCopy;
    }
}
