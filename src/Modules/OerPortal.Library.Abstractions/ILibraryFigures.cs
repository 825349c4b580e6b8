namespace OerPortal.Library;

/// <summary>
/// What libraries have and lend, in figures, for reports. Asks no rights. Each question is one statement, of one school or of all of them. Days are
/// Vietnam's, and both ends belong to what is asked.
/// </summary>
public interface ILibraryFigures
{
    /// <summary>Copies of one school that are there now, on the shelf or lent, by kind and grade.</summary>
    Task<IReadOnlyList<StockFigure>> StockAsync(Guid siteId, CancellationToken cancellation);

    /// <summary>Copies that are there now, of all schools by kind; schools without any are left out.</summary>
    Task<IReadOnlyList<SchoolStock>> StockAsync(CancellationToken cancellation);

    /// <summary>Titles for teachers of which a copy is there.</summary>
    Task<IReadOnlyList<TeachingTitle>> TeachingAsync(Guid siteId, CancellationToken cancellation);

    /// <summary>How much each school lent; schools that lent nothing are left out.</summary>
    Task<IReadOnlyList<SchoolLending>> LendingAsync(DateOnly from, DateOnly to, CancellationToken cancellation);

    /// <summary>What one school lent, from all sides.</summary>
    Task<LendingFigures> LendingAsync(Guid siteId, DateOnly from, DateOnly to, CancellationToken cancellation);

    /// <summary>What was lent most, and of what is there, what was not lent at all.</summary>
    /// <param name="most">How many titles of each are named.</param>
    Task<TitleFigures> TitlesAsync(Guid siteId, DateOnly from, DateOnly to, int most, CancellationToken cancellation);

    /// <summary>What else one school's library kept here in some days.</summary>
    Task<KeptFigures> KeptAsync(Guid siteId, DateOnly from, DateOnly to, CancellationToken cancellation);
}

/// <summary>The kinds of books that school libraries count.</summary>
public enum StockKind
{
    /// <summary>SGK.</summary>
    Textbook = 0,

    /// <summary>SNV: for teachers.</summary>
    Teaching = 1,

    /// <summary>STK.</summary>
    Reference = 2,

    /// <summary>STN.</summary>
    Children = 3,

    /// <summary>E-books that are lent: no copies of any stock, but loans.</summary>
    Ebook = 4,
}

/// <param name="Grade">1 to 12; null for books that are of none.</param>
public sealed record StockFigure(StockKind Kind, int? Grade, int Titles, int Copies);

public sealed record SchoolStock(Guid SiteId, StockKind Kind, int Copies);

/// <param name="Name">As its title page says.</param>
/// <param name="Grade">1 to 12, or null.</param>
public sealed record TeachingTitle(string Name, int? Grade, int Copies);

/// <param name="Readers">Different people. Who took a loan out of their history is counted no more, and nobody is a year after a book came back.</param>
public sealed record SchoolLending(Guid SiteId, int Loans, int Readers);

/// <param name="Readers">As <see cref="SchoolLending"/> says.</param>
public sealed record LendingFigures(
    int Loans, int Readers, IReadOnlyList<DayLending> Days, IReadOnlyList<KindLending> Kinds, IReadOnlyList<MarkLending> Marks, IReadOnlyList<ClassLending> Classes);

public sealed record DayLending(DateOnly Day, int Loans);

public sealed record KindLending(StockKind Kind, int Loans);

/// <param name="Mark">"800" for all that begins with 8 in a decimal classification, else the letters or number before the first point; empty for none.</param>
public sealed record MarkLending(string Mark, int Loans);

/// <param name="ClassName">"6A", as it was called then; empty for who is in none.</param>
public sealed record ClassLending(string ClassName, int Loans, int Readers);

/// <param name="NeverLent">How many titles of which a copy is there were not lent, textbooks and books for teachers left out.</param>
public sealed record TitleFigures(IReadOnlyList<LentTitle> Most, int NeverLent, IReadOnlyList<LentTitle> Never);

/// <param name="Newspapers">Titles of newspapers and magazines that it took.</param>
/// <param name="StockTakes">Which were closed.</param>
public sealed record KeptFigures(int Newspapers, int StockTakes);

/// <param name="PublicId">Names its page below the school.</param>
/// <param name="Copies">That are there now.</param>
public sealed record LentTitle(string PublicId, string Name, string People, int Copies, int Loans);
