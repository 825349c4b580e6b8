namespace OerPortal.Classes;

/// <summary>Pupils and classes of the current school, for modules that serve them. Asks no rights: the caller's page does.</summary>
public interface IPupils
{
    /// <summary>Classes of this school year, by grade and name.</summary>
    Task<IReadOnlyList<ClassFacts>> ClassesAsync(CancellationToken cancellation);

    /// <summary>Those who are in a class, by given name; empty for classes of other schools.</summary>
    Task<IReadOnlyList<PupilFacts>> OfClassAsync(Guid classId, CancellationToken cancellation);

    /// <summary>Everybody who is in a class of a school, whichever site is current: for recipes.</summary>
    Task<IReadOnlyList<PupilFacts>> OfSchoolAsync(Guid siteId, CancellationToken cancellation);

    /// <summary>How many pupils are in each class, of one school or of all of them, whichever site is current: for reports.</summary>
    Task<IReadOnlyList<PupilCount>> CountsAsync(Guid? siteId, CancellationToken cancellation);

    /// <summary>Also those who have left: they may still hold a book.</summary>
    Task<IReadOnlyDictionary<Guid, PupilFacts>> FindManyAsync(IReadOnlyCollection<Guid> personIds, CancellationToken cancellation);

    /// <summary>By what a scanner reads from the card (its address or the end of it), or by the school's own number of the pupil; null for leavers and unknown ones.</summary>
    Task<PupilFacts?> WithCardAsync(string scanned, CancellationToken cancellation);

    /// <summary>By parts of a name, with or without marks, in any order, and by the class ("lan 6a"); by given name, at most so many.</summary>
    Task<IReadOnlyList<PupilFacts>> NamedAsync(string words, int most, CancellationToken cancellation);
}

/// <param name="Grade">1 to 12; null in nurseries.</param>
public sealed record ClassFacts(Guid Id, string Name, int? Grade);

/// <param name="Number">The school's own number of the pupil.</param>
/// <param name="ClassName">"6A": the last one of who has left.</param>
/// <param name="Card">What <see cref="IPupils.WithCardAsync"/> knows them by; it opens nothing without their PIN.</param>
public sealed record PupilFacts(Guid PersonId, string Name, string? Number, Guid ClassId, string ClassName, bool HasLeft, string Card = "");

/// <param name="Grade">1 to 12; null in nurseries.</param>
public sealed record PupilCount(Guid SiteId, string ClassName, int? Grade, int Pupils);
