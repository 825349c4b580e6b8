using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library.ClassSets;
using OerPortal.Library.ClassSets.Sheets;
using OerPortal.Library.Lending;
using OerPortal.Library.Pages.Desk;

namespace OerPortal.Library.Endpoints;

/// <summary>What is printed for a class: the list it signs, the letters it takes home.</summary>
internal static class ClassSheetEndpoints
{
    internal static void MapClassSheets(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(LibraryAddress.Classes + "/{id:guid}/ki-nhan.pdf", SignListAsync).WithMetadata(new RequiresFeatureAttribute("library")).RequireAuthorization(new RequiresPermissionAttribute(Permissions.KeepId));
        routes.MapGet(LibraryAddress.ClearanceLetters, LettersAsync).WithMetadata(new RequiresFeatureAttribute("library")).RequireAuthorization(new RequiresPermissionAttribute(Permissions.KeepId));
    }

    private static async Task<IResult> SignListAsync(Guid id, HttpContext http, ClassGrids grids, LendingRules rules, ISiteContext site, IStringLocalizer strings, CancellationToken cancellation)
    {
        if (site.Current.IsPortal || await grids.FindAsync(id, cancellation) is not { } its)
            return Results.NotFound();
        var grid = await grids.OfAsync(its, [], cancellation);
        if (grid.Pupils.Count == 0)
            return Results.NotFound();
        var title = $"{strings["library.signs.head"]}, {strings["library.class", its.Name].Value.ToUpper(CultureInfo.CurrentCulture)}";
        var text = new SignText(
            title, Language, site.Current.Name, rules.Today.Day(), strings["library.letters.order"], strings["library.sets.pupil"], strings["library.signs.sign"], (number, count) => strings["library.signs.page", number, count]);
        return Pdf(http, new SignList(text, grid).Draw(), "danh-sach-ki-nhan.pdf");
    }

    private static async Task<IResult> LettersAsync(
        Guid? classId, Guid? who, [FromQuery(Name = "loc")] string? filter, HttpContext http, Clearance clearance, LendingRules rules, ISiteContext site, IStringLocalizer strings, CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return Results.NotFound();
        var pupils = await clearance.OfAsync(new ClearanceFilter(classId, filter == ClearanceModel.Overdue, who), cancellation);
        // A letter to nobody is of no use.
        var letters = pupils.Where(p => p.Name.Length > 0).Select(p => new ClearanceLetter(p.Name, strings["library.class", p.ClassName], p.Loans)).ToList();
        return letters.Count == 0 ? Results.NotFound() : Pdf(http, new ClearanceLetters(TextOf(site.Current, rules.Today, strings)).Draw(letters), "giay-bao-sach-con-giu.pdf");
    }

    private static LetterText TextOf(Site school, DateOnly today, IStringLocalizer strings) => new(
        strings["library.letters.title"], Language, school.Name, strings["library.letters.library"], strings["library.letters.date", today.Day, today.Month, today.Year], strings["library.letters.to"],
        strings["library.letters.text", today.Day()], strings["library.letters.order"], strings["library.number"], strings["library.book"], strings["library.due"], strings["library.letters.price"],
        count => strings["library.letters.sum", count], strings["library.letters.more"], strings["library.letters.parent"], strings["library.letters.librarian"], strings["library.letters.sign"]);

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    private static IResult Pdf(HttpContext http, byte[] pdf, string name)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.File(pdf, "application/pdf", name);
    }
}
