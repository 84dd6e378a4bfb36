/**
 * What users of compiled networks hold in their hands, and what compiled networks are built on.
 *
 * <p>Generated classes extend or use {@link synapt.TrainingRun}, {@link synapt.EvalEngine}, {@link synapt.Workspace},
 * {@link synapt.Parameters} and {@link synapt.ParameterTable}; everything else is for users.
 */
@NullMarked
package synapt;

import org.jspecify.annotations.NullMarked;
