namespace OerPortal.Usage;

/// <summary>What was used in seven days, today included, beside the seven before. Of a school's site what five people at least did.</summary>
/// <param name="Most">Resources that were read or taken along most, the most first.</param>
public sealed record UsedWeek(DateOnly From, DateOnly To, UseNumbers Now, UseNumbers Before, IReadOnlyList<Guid> Most);

public sealed record UseNumbers(int Views, int Reads, int Downloads);

/// <param name="Day">When the fifth came, in Vietnam's time.</param>
public sealed record UsedDay(DateOnly Day, UseNumbers Uses);
