using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Web;
using OerPortal.Usage.Models;

namespace OerPortal.Usage.Pages;

/// <summary>What the pages about counts share: the period that was chosen.</summary>
internal abstract class UsePage(IStringLocalizer strings, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "ky")]
    public string? Choice { get; set; }

    [BindProperty(SupportsGet = true, Name = "tu")]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "den")]
    public string? To { get; set; }

    internal Period Period { get; private set; } = null!;

    /// <summary>Why the days that were asked for are not shown; null when they are.</summary>
    internal string? Fault { get; private set; }

    internal DateOnly Today => time.Today();

    protected IStringLocalizer Strings => strings;

    /// <summary>Heads of the three columns that every table and file has.</summary>
    protected string[] CountHeads => [strings["usage.reads"], strings["usage.downloads"], strings["usage.views"]];

    internal string FileAddress(string handler) => $"?handler={handler}&{Period.Query}";

    protected void ReadPeriod() => (Period, Fault) = Period.Read(Choice, From, To, Today);

    protected string FileName(string what) => $"{what}-{Period.Iso(Period.From)}-{Period.Iso(Period.To)}";

    protected string[] Counts<T>(UseRow<T> row, bool masksSmall)
        => [strings.ToldPlain(row.Reads, masksSmall), strings.ToldPlain(row.Downloads, masksSmall), strings.ToldPlain(row.Views, masksSmall)];

    protected CsvResult DaysFile(string name, IReadOnlyList<UseRow<DateOnly>> days, bool masksSmall)
        => new(FileName(name), [strings["usage.day"], .. CountHeads], days.Select(d => (IReadOnlyList<string>)[Period.Iso(d.Of), .. Counts(d, masksSmall)]).ToAsyncEnumerable());
}
